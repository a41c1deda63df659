import type { EndpointInput } from '#contract/endpoint';
import { DeskError } from '#contract/errors';
import { defaultMasking, type Masking, maskingSchema } from '#contract/masking';
import { getSettings, type Settings, updateSettings } from '#contract/settings';
import { formatTime } from '#contract/times';
import { operation } from '#core/access/operation';
import { recordAudit } from '#core/audit/recording';
import { MaskingRules } from '#core/masking/compiled-rules';
import { maskState } from '#core/masking/mask-state';
import { changing, RowCache } from '#core/platform/row-cache';
import { inTransaction, prisma, type Transaction, withinStatementLimit } from '#data/prisma';
import { countStaleSessions, hasStaleSessions } from '#data/search-documents';
import { lockSettings } from '#data/settings';
import { type SettingValues, settingDifference, storeChange } from './changes';

const noun = 'settings';
const theOne = '1';
const where = { id: Number(theOne) };
const countMilliseconds = 1_000;

type Row = Awaited<ReturnType<typeof readRow>>;
type Change = EndpointInput<typeof updateSettings>['body'];

const settings = new RowCache(noun, async () => {
  const row = await readRow(prisma());
  return { ...row, maskingRules: new MaskingRules(maskingOf(row)) };
});

/** The current settings of the whole desk; a change made by another process is seen within two seconds. */
export async function currentSettings() {
  return (await settings.get(theOne)) as NonNullable<Awaited<ReturnType<typeof settings.get>>>;
}

/**
 * Returns the settings of the desk, and how far the search documents follow the current masking rules. Throws
 * `forbidden`.
 */
export const get = operation(getSettings, async () => toSettings(await readRow(prisma())));

/**
 * Changes the given settings. The change, its audit event and the values of both states commit together; the event
 * holds which settings changed, how many rules there are and where the values are stored, but no values. Every later
 * answer follows the new rules. Throws `forbidden`, and `invalid_request` if usual_days would exceed longest_days.
 */
export const update = operation(updateSettings, async (actor, input, call) => {
  const row = await changing(noun, theOne, async (tx) => {
    await lockSettings(tx);
    const before = await readRow(tx);
    const data = changeOf(input.body);
    requireUsualWithinLongest({ ...before, ...data });
    const difference = settingDifference(valuesOf(before), valuesOf({ ...before, ...data }));
    const { pointers: changed } = difference;
    if (changed.length === 0) return before;
    const now = new Date();
    const after = await tx.settings.update({ where, data: { ...data, updated_at: now } });
    const { rules, exceptions } = maskingOf(after);
    const counts = { rules: rules.length, exceptions: exceptions.length };
    const isMasking = changed.some((pointer) => pointer.startsWith('/masking/'));
    const change_id = await storeChange(tx, actor, difference, now);
    const details = { changed, masking: isMasking ? counts : null, change_id };
    await recordAudit(tx, { action: 'settings.update', outcome: 'ok', actor, details, call });
    return after;
  });
  return toSettings(row);
});

/** The masking rules of a copy of the settings, as a share link stores it; null or {} means the defaults. */
export function rulesOf(masking: unknown): MaskingRules {
  return new MaskingRules(maskingOf({ masking: masking ?? {} }));
}

function readRow(client: Pick<Transaction, 'settings'>) {
  return client.settings.findUniqueOrThrow({ where });
}

/** The masking settings of a row; an empty object means the defaults. */
function maskingOf({ masking }: { masking: unknown }): Masking {
  return Object.keys(masking as object).length === 0 ? defaultMasking : maskingSchema.parse(masking);
}

function changeOf({ share_links = {}, ...others }: Change) {
  const renamed = {
    sharing_allowed: share_links.allowed,
    usual_share_days: share_links.usual_days,
    longest_share_days: share_links.longest_days,
  };
  const given = Object.entries({ ...others, ...renamed }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Omit<Change, 'share_links'> & {
    [Name in keyof typeof renamed]?: NonNullable<(typeof renamed)[Name]>;
  };
}

function requireUsualWithinLongest(row: { usual_share_days: number; longest_share_days: number }): void {
  const { usual_share_days: usual, longest_share_days: longest } = row;
  if (usual <= longest) return;
  const problem = `usual_days would be ${usual} and longest_days ${longest}: usual_days can’t be greater than longest_days`;
  throw new DeskError('invalid_request', `share_links: ${problem}.`, { fieldErrors: { share_links: problem } });
}

function valuesOf(row: Row): SettingValues {
  return {
    desk_name: row.desk_name,
    time_zone: row.time_zone,
    masking: maskingOf(row),
    share_links: {
      allowed: row.sharing_allowed,
      usual_days: row.usual_share_days,
      longest_days: row.longest_share_days,
    },
    audit_retention_days: row.audit_retention_days,
  };
}

async function toSettings(row: Row): Promise<Settings> {
  const rebuild = await rebuildOf(maskState(new MaskingRules(maskingOf(row))));
  return { ...valuesOf(row), rebuild, updated_at: formatTime(row.updated_at) };
}

async function rebuildOf(version: string): Promise<Settings['rebuild']> {
  const counted = await withinStatementLimit(countMilliseconds, (tx) => countStaleSessions(tx, version));
  if (counted !== null) {
    return { state: counted.stale > 0 ? 'running' : 'done', rows_left: counted.stale, rows: counted.rows };
  }
  const isStale = await inTransaction((tx) => hasStaleSessions(tx, version, null));
  return { state: isStale ? 'running' : 'done', rows_left: null, rows: null };
}
