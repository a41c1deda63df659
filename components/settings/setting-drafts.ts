import { maxRetentionDays, maxShareDays } from '#contract/setting-limits';
import type { Settings } from '#contract/settings';
import type { SettingsChange } from '#hooks/use-settings';

/** The parsed input of a section: the part of the settings, or the problems by field. */
export type ReadDraft<Part, Field extends string> = { part: Part } | { problems: Partial<Record<Field, string>> };

/**
 * A section of the settings: the part that it shows, how that is typed, and how what was typed is read and sent. The
 * names of `fields` are the API's, so that its messages appear at the right field.
 */
export type SectionRules<Part, Draft, Field extends string> = {
  partOf: (settings: Settings) => Part;
  draftOf: (part: Part) => Draft;
  read: (draft: Draft) => ReadDraft<Part, Field>;
  changeOf: (part: Part) => SettingsChange;
  fields: Readonly<Record<Field, string>>;
};

/** Parses a number of days. Returns null unless it is a whole number from 1 to `most`. */
function daysIn(text: string, most: number): number | null {
  const days = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : 0;
  return days >= 1 && days <= most ? days : null;
}

const noDays = (most: string) => `Enter a whole number of days from 1 to ${most}.`;

export type IdentityPart = Pick<Settings, 'desk_name' | 'time_zone'>;

/** The name of the desk, and its time zone. */
export const identityRules: SectionRules<IdentityPart, IdentityPart, 'name' | 'zone'> = {
  partOf: ({ desk_name, time_zone }) => ({ desk_name, time_zone }),
  draftOf: (part) => part,
  read: ({ desk_name, time_zone }) => ({ part: { desk_name: desk_name.trim(), time_zone } }),
  changeOf: (part) => part,
  fields: { name: 'desk_name', zone: 'time_zone' },
};

export type SharingPart = Settings['share_links'];
export type SharingDraft = { allowed: boolean; usual: string; longest: string };

/** Whether there may be share links, and how long they live. */
export const sharingRules: SectionRules<SharingPart, SharingDraft, 'usual' | 'longest'> = {
  partOf: ({ share_links }) => share_links,
  draftOf: ({ allowed, usual_days, longest_days }) => ({
    allowed,
    usual: String(usual_days),
    longest: String(longest_days),
  }),
  read: ({ allowed, usual, longest }) => {
    const [usual_days, longest_days] = [daysIn(usual, maxShareDays), daysIn(longest, maxShareDays)];
    if (usual_days === null || longest_days === null) {
      const problem = noDays(String(maxShareDays));
      return {
        problems: {
          ...(usual_days === null ? { usual: problem } : {}),
          ...(longest_days === null ? { longest: problem } : {}),
        },
      };
    }
    if (usual_days > longest_days) return { problems: { usual: 'The default can’t be longer than the maximum.' } };
    return { part: { allowed, usual_days, longest_days } };
  },
  changeOf: (part) => ({ share_links: part }),
  fields: { usual: 'share_links.usual_days', longest: 'share_links.longest_days' },
};

export type RetentionPart = Pick<Settings, 'audit_retention_days'>;
export type RetentionDraft = { isForEver: boolean; days: string };

/** The days offered first if events were kept for ever until now. */
const offeredDays = '365';

/** How long audit events are kept. */
export const retentionRules: SectionRules<RetentionPart, RetentionDraft, 'days'> = {
  partOf: ({ audit_retention_days }) => ({ audit_retention_days }),
  draftOf: ({ audit_retention_days: days }) => ({
    isForEver: days === null,
    days: days === null ? offeredDays : String(days),
  }),
  read: ({ isForEver, days }) => {
    if (isForEver) return { part: { audit_retention_days: null } };
    const found = daysIn(days, maxRetentionDays);
    return found === null
      ? { problems: { days: `${noDays('3,650')} To keep them longer, choose “For ever”.` } }
      : { part: { audit_retention_days: found } };
  },
  changeOf: (part) => part,
  fields: { days: 'audit_retention_days' },
};

/** Whether two parts of the settings are equal. */
export function isSamePart(one: object, other: object): boolean {
  const sorted = (part: object) => JSON.stringify(Object.entries(part).sort());
  return sorted(one) === sorted(other);
}
