import type { ApiKey } from '#contract/api-keys';

/** A key's state as pages name it: a rotated key is still active until its overlap ends. */
export type ShownState = ApiKey['state'] | 'rotated';

/** The states that the list can be filtered by. */
export const keyStates: readonly ApiKey['state'][] = ['active', 'disabled', 'expired', 'revoked'];

export const stateWords: Record<ShownState, string> = {
  active: 'Active',
  rotated: 'Rotated',
  disabled: 'Disabled',
  expired: 'Expired',
  revoked: 'Revoked',
};

/** Returns the state that a key is shown with. */
export function shownState({ state, replaced_by }: Pick<ApiKey, 'state' | 'replaced_by'>): ShownState {
  return state === 'active' && replaced_by !== null ? 'rotated' : state;
}

/** Returns the state that a text names, for example from a URL, or null. */
export function readKeyState(text: string | null | undefined): ApiKey['state'] | null {
  return keyStates.find((state) => state === text) ?? null;
}

/** The prefix of a key: the only part that is ever shown again. */
export function beginningOf({ id }: Pick<ApiKey, 'id'>): string {
  return `sd_${id}`;
}

/** The path of a key's page. */
export function keyPath(id: string): string {
  return `/api-keys/${encodeURIComponent(id)}`;
}

/** What kind of actor created a key, or whether that person is suspended. Empty if there is nothing to add. */
export function makerInWords({ kind, state }: ApiKey['created_by']): string {
  if (kind === 'api_key') return 'API key';
  if (kind === 'system') return 'not a person';
  return state === 'suspended' ? 'now suspended' : '';
}
