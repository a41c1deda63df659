import { type Icon, IconBan, IconCircleCheck, IconCircleX, IconClockOff, IconLinkOff } from '@tabler/icons-react';
import type { ShareLinkOpen } from '#contract/share-link-opens';
import type { ShareLink } from '#contract/share-links';
import { fieldWords } from './share-draft';

/** A link's state as a word and an icon. */
export const stateWords: Record<ShareLink['state'], { word: string; Icon: Icon }> = {
  active: { word: 'Active', Icon: IconCircleCheck },
  used_up: { word: 'Used up', Icon: IconCircleX },
  expired: { word: 'Expired', Icon: IconClockOff },
  revoked: { word: 'Revoked', Icon: IconBan },
  ended: { word: 'Ended', Icon: IconLinkOff },
};

const endWords: Record<NonNullable<ShareLink['ended_because']>, string> = {
  session_deleted: 'the session was deleted',
  sharing_forbidden: 'this desk no longer shares sessions',
  maker_suspended: 'its creator is suspended',
  maker_lost_permission: 'its creator may no longer share personal data',
};

/** Why a link ended by itself, as the second half of a sentence; null if it didn't. */
export function whyEnded({ ended_because }: ShareLink): string | null {
  return ended_because === null ? null : endWords[ended_because];
}

/** Whether revoking has an effect: a used-up link still shows the session to anyone who has it open. */
export function canBeRevoked({ state }: ShareLink): boolean {
  return state === 'active' || state === 'used_up';
}

/** What the recipient sees of the session: `Session ID, Status, Metadata (2 keys)`. */
export function sharedWords({ fields, metadata_keys }: Pick<ShareLink, 'fields' | 'metadata_keys'>): string {
  return fieldWords
    .filter(({ field }) => fields.includes(field))
    .map(({ field, words }) => {
      if (field !== 'metadata' || metadata_keys === null) return words;
      return `${words} (${metadata_keys.length === 1 ? '1 key' : `${metadata_keys.length} keys`})`;
    })
    .join(', ');
}

/** How often a link was opened: `2 of 5 opens`, `1 open`, `never opened`. */
export function opensWords({ opens, most_opens }: Pick<ShareLink, 'opens' | 'most_opens'>): string {
  if (most_opens !== null) return `${opens} of ${most_opens === 1 ? '1 open' : `${most_opens} opens`}`;
  return opens === 0 ? 'never opened' : opens === 1 ? '1 open' : `${opens} opens`;
}

/** Why an open was refused. */
export const refusalWords: Record<NonNullable<ShareLinkOpen['refused_because']>, string> = {
  revoked: 'the link was revoked',
  expired: 'the link had expired',
  used_up: 'the link was used up',
  ended: 'the link had ended',
  passphrase_missing: 'no passphrase was entered',
  passphrase_wrong: 'the passphrase was wrong',
  locked: 'locked after wrong passphrases',
};

type Sent = { sharedBy: string; url: string; until: string; hasPassphrase: boolean };

/** The message to send with a new link. `until` is a time with its zone. */
export function messageFor({ sharedBy, url, until, hasPassphrase }: Sent): string {
  const passphrase = hasPassphrase ? ' You’ll need a passphrase, which I’ll send separately.' : '';
  return `${sharedBy} shared a session with you. The link works until ${until}: ${url}${passphrase}`;
}
