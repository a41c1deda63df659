import type { ApiKey } from '#contract/api-keys';

/** A key's state as the pages name it: one that was rotated is still active until its overlap ends. */
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

/** Gives the state that a key is shown with. */
export function shownState({ state, replaced_by }: Pick<ApiKey, 'state' | 'replaced_by'>): ShownState {
  return state === 'active' && replaced_by !== null ? 'rotated' : state;
}

/** Takes a text, for instance of an address; gives the state that it names, or null. */
export function readKeyState(text: string | null | undefined): ApiKey['state'] | null {
  return keyStates.find((state) => state === text) ?? null;
}

/** The beginning of a key: what one sees of it ever after. */
export function beginningOf({ id }: Pick<ApiKey, 'id'>): string {
  return `sd_${id}`;
}

/** The address of a key's page. */
export function keyPath(id: string): string {
  return `/api-keys/${encodeURIComponent(id)}`;
}

/** Who made a key, and what else is to be known of them. */
export function makerInWords({ kind, state }: ApiKey['created_by']): string {
  if (kind === 'api_key') return 'API key';
  if (kind === 'system') return 'not a person';
  return state === 'suspended' ? 'now suspended' : '';
}
