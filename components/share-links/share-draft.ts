import { type SessionFieldName, sessionFields, shareableNames } from '#contract/session-fields';
import type { ShareLink } from '#contract/share-links';
import type { SharedField } from '#contract/shared-session';
import type { Failure } from '#hooks/failures';
import { badFields } from '../problems/refused-fields';
import { writeIso } from '../times/write-time';
import { momentOfField } from '../times/zoned-times';

/** What the desk allows, and the name that recipients see. */
export type SharePolicy = {
  /** false: sharing is off */
  isAllowed: boolean;
  defaultDays: number;
  maxDays: number;
  /** the name shown to the recipient */
  sharedBy: string;
  /** whether this reader may share values that are masked */
  mayUnmask: boolean;
};

/** The choices for a new link, as the dialog holds them. */
export type ShareDraft = {
  fields: readonly SharedField[];
  /** null: all of the metadata */
  keys: readonly string[] | null;
  masked: boolean;
  reason: string;
  /** null: live; `now`: as the session is when the link is made; otherwise the id of a revision */
  frozenAt: 'now' | (string & {}) | null;
  /** hours from now on; null: until the exact moment */
  hours: number | null;
  /** what the field for date and time holds, in the reader's zone */
  exact: string;
  maxOpens: string;
  passphrase: string;
};

/** What the API takes for a new link. */
export type ShareTerms = {
  fields: SharedField[];
  metadata_keys: string[] | null;
  masked: boolean;
  reason?: string;
  mode: 'live' | 'frozen';
  revision_id?: string;
  expires_at: string;
  most_opens: number | null;
  passphrase: string | null;
};

export type DraftProblems = Partial<Record<keyof ShareDraft, string>>;

const hour = 3_600_000;
const hoursOfDay = 24;
const maxOpensOverall = 1_000;
/** The clocks of browser and desk differ a little, so the maximum is never requested to the second. */
const slack = 60_000;

/** Everything that can be shared, in the order of the page, with its label. */
export const fieldWords: readonly { field: SharedField; words: string }[] = [
  ...shareableNames.filter((name) => !isLong(name)).map(withLabel),
  { field: 'last_change', words: 'Last change, and who made it' },
  ...shareableNames.filter(isLong).map(withLabel),
];

/** Texts and metadata come last, as on the page. */
function isLong(name: SessionFieldName): boolean {
  const { write } = sessionFields[name];
  return write !== null && write.kind !== 'flag';
}

function withLabel(name: (typeof shareableNames)[number]) {
  return { field: name, words: sessionFields[name].label };
}

/** The expiry times that can be picked with one click, in hours, within what the desk allows. */
export function lifetimesWithin({ defaultDays, maxDays }: SharePolicy): number[] {
  const days = new Set([1 / hoursOfDay, 1, 7, 30, Math.min(defaultDays, maxDays)]);
  return [...days]
    .filter((each) => each <= maxDays)
    .sort((one, other) => one - other)
    .map((each) => Math.round(each * hoursOfDay));
}

/** The initial choices of the dialog: the API's defaults, which mask personal data. */
export function newDraft(policy: SharePolicy): ShareDraft {
  return {
    fields: [...shareableNames],
    keys: null,
    masked: true,
    reason: '',
    frozenAt: null,
    hours: Math.min(policy.defaultDays, policy.maxDays) * hoursOfDay,
    exact: '',
    maxOpens: '',
    passphrase: '',
  };
}

/**
 * The choices for recreating a link. It gets the default expiry. A passphrase is not stored anywhere, so it must be
 * typed again; values stay masked unless this reader may share them.
 */
export function draftLike(link: ShareLink, policy: SharePolicy): ShareDraft {
  const masked = link.masked || !policy.mayUnmask;
  return {
    ...newDraft(policy),
    fields: link.fields,
    keys: link.metadata_keys,
    masked,
    reason: masked ? '' : (link.reason ?? ''),
    frozenAt: link.mode === 'frozen' ? link.revision_id : null,
    maxOpens: link.most_opens === null ? '' : String(link.most_opens),
  };
}

/** When a link with these choices expires, or null if no time is entered. `now` is in milliseconds. */
export function endOf({ hours, exact }: ShareDraft, { maxDays }: SharePolicy, zone: string, now: number) {
  if (hours === null) return momentOfField(exact, zone);
  const wanted = now + hours * hour;
  const latest = now + maxDays * hoursOfDay * hour - slack;
  return writeIso(Math.floor(Math.min(wanted, latest) / 1_000) * 1_000);
}

/** Turns the choices into the API's terms, or returns the problems by field. */
export function termsOf(
  draft: ShareDraft,
  policy: SharePolicy,
  zone: string,
  now: number,
): { terms: ShareTerms } | { problems: DraftProblems } {
  const expiresAt = endOf(draft, policy, zone, now);
  const problems = problemsOf(draft, policy, expiresAt, now);
  if (Object.keys(problems).length > 0 || expiresAt === null) return { problems };
  const hasMetadata = draft.fields.includes('metadata');
  return {
    terms: {
      fields: fieldWords.map(({ field }) => field).filter((field) => draft.fields.includes(field)),
      metadata_keys: hasMetadata && draft.keys !== null ? [...draft.keys] : null,
      masked: draft.masked,
      ...(draft.masked ? {} : { reason: draft.reason.trim() }),
      mode: draft.frozenAt === null ? 'live' : 'frozen',
      ...(draft.frozenAt === null || draft.frozenAt === 'now' ? {} : { revision_id: draft.frozenAt }),
      expires_at: expiresAt,
      most_opens: draft.maxOpens.trim() === '' ? null : Number(draft.maxOpens),
      passphrase: draft.passphrase === '' ? null : draft.passphrase,
    },
  };
}

function problemsOf(draft: ShareDraft, policy: SharePolicy, end: string | null, now: number): DraftProblems {
  const { fields, keys, masked, reason, maxOpens, passphrase } = draft;
  const problems: DraftProblems = {};
  if (fields.length === 0) problems.fields = 'Choose at least one.';
  if (fields.includes('metadata') && keys !== null && keys.length === 0) {
    problems.keys = 'Choose at least one key, or leave out the metadata.';
  }
  if (!masked && reason.trim().length < 3) problems.reason = 'A reason must have at least 3 characters.';
  if (!masked && reason.trim().length > 500) problems.reason = 'A reason can have at most 500 characters.';
  const at = end === null ? null : Date.parse(end);
  if (at === null) problems.exact = 'Enter a date and time.';
  else if (at <= now) problems.exact = 'This time is in the past. Enter a later one.';
  else if (at > now + policy.maxDays * hoursOfDay * hour) {
    problems.exact = `This is more than ${policy.maxDays} days away, the maximum on this desk.`;
  }
  const opens = maxOpens.trim();
  if (opens !== '' && !(/^\d{1,4}$/.test(opens) && Number(opens) >= 1 && Number(opens) <= maxOpensOverall)) {
    problems.maxOpens = 'Enter a whole number from 1 to 1000, or leave it blank for unlimited.';
  }
  if (passphrase !== '' && passphrase.length < 8) problems.passphrase = 'A passphrase must have at least 8 characters.';
  if (passphrase.length > 200) problems.passphrase = 'A passphrase can have at most 200 characters.';
  return problems;
}

/** The dialog's field by the API's field name, so that the API's refusals appear where they belong. */
const namesInApi = {
  fields: 'fields',
  metadata_keys: 'keys',
  reason: 'reason',
  revision_id: 'frozenAt',
  expires_at: 'exact',
  most_opens: 'maxOpens',
  passphrase: 'passphrase',
} as const;

/** Returns the API's refusals in a failure that belong to a choice, by that choice. */
export function problemsFrom(failure: Failure): DraftProblems {
  const refused = badFields(failure, Object.keys(namesInApi) as (keyof typeof namesInApi)[]) ?? {};
  const found: DraftProblems = {};
  for (const [name, problem] of Object.entries(refused)) found[namesInApi[name as keyof typeof namesInApi]] = problem;
  return found;
}
