import { DeskError } from '#contract/errors';
import { type ChangedSettings, getSettingChange, type SettingChange } from '#contract/setting-changes';
import type { Settings } from '#contract/settings';
import { formatTime } from '#contract/times';
import type { Actor } from '#core/access/actor';
import { newId } from '#core/access/ids';
import { operation } from '#core/access/operation';
import { prisma, type Transaction } from '#data/prisma';

/** All settings that can be changed. */
export type SettingValues = Omit<Settings, 'rebuild' | 'updated_at'>;

/**
 * The difference between two states of the settings: the JSON Pointers of what changed, and both values of only that.
 */
export type SettingDifference = { pointers: string[]; before: ChangedSettings; after: ChangedSettings };

/**
 * Compares two states of the settings. A list is compared, named and returned as a whole, because a path in it may name
 * a person.
 */
export function settingDifference(before: SettingValues, after: SettingValues): SettingDifference {
  return differenceIn(before, after, '');
}

function differenceIn(before: object, after: object, pointer: string) {
  const earlier = new Map<string, unknown>(Object.entries(before));
  const found = {
    pointers: [] as string[],
    before: {} as Record<string, unknown>,
    after: {} as Record<string, unknown>,
  };
  for (const [name, value] of Object.entries(after)) {
    const [place, old] = [`${pointer}/${name}`, earlier.get(name)];
    if (JSON.stringify(old) === JSON.stringify(value)) continue;
    const isDeeper = isPlain(old) && isPlain(value);
    const inner = isDeeper ? differenceIn(old, value, place) : { pointers: [place], before: old, after: value };
    found.pointers.push(...inner.pointers);
    found.before[name] = inner.before;
    found.after[name] = inner.after;
  }
  return found;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Stores the values of a change in its transaction. Returns the id by which the audit event refers to them. */
export async function storeChange(
  tx: Transaction,
  actor: Actor,
  { before, after }: SettingDifference,
  at: Date,
): Promise<string> {
  const by = { actor_kind: actor.kind, actor_id: actor.id === '' ? null : actor.id, actor_label: actor.label };
  const { id } = await tx.settingChange.create({ data: { id: newId('chg'), at, ...by, before, after } });
  return id;
}

/** Returns what a change of the settings replaced, and what it set. Throws `forbidden`, `not_found`. */
export const get = operation(getSettingChange, async (_actor, input) => {
  const row = await prisma().settingChange.findUnique({ where: { id: input.params.change_id } });
  if (row === null) throw new DeskError('not_found', 'There is no such change, or its values are no longer stored.');
  return {
    id: row.id,
    at: formatTime(row.at),
    by: { kind: row.actor_kind as SettingChange['by']['kind'], id: row.actor_id, name: row.actor_label },
    before: row.before as ChangedSettings,
    after: row.after as ChangedSettings,
  };
});
