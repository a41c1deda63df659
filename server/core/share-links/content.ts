import { createHmac } from 'node:crypto';
import { parseJsonText, pointerTo } from '#contract/json-text';
import { stateOf } from '#contract/session-fields';
import type { Session } from '#contract/sessions';
import type { SharedField, SharedSession } from '#contract/shared-session';
import { maskState } from '#core/masking/mask-state';
import type { RuleSets } from '#core/masking/masking';
import { hiddenPlaceholders, keyedPlaceholders } from '#core/masking/placeholders';
import { sessionBody, type Visibility } from '#core/sessions/presenter';
import { currentSettings, rulesOf } from '#core/settings/settings';
import { prisma } from '#data/prisma';
import type { StoredSession } from '#data/sessions';
import type { LinkRow } from '#data/share-links';
import { env } from '#server/env';

/** The parts of its session that a link shows. */
export type ShownParts = Pick<LinkRow, 'fields' | 'all_metadata' | 'metadata_keys'>;

/**
 * How the holder of an open sees the session. This is the only place that decides it. Masked links apply the current
 * rules and then those from the link's creation, so that neither a change of the rules nor an old link shows more.
 */
export async function linkVisibility(
  link: Pick<LinkRow, 'id' | 'masked' | 'blind_placeholders' | 'rules_at_creation'>,
): Promise<Visibility> {
  if (!link.masked) return { name: 'full', placeholders: null };
  const { maskingRules: now } = await currentSettings();
  const then = rulesOf(link.rules_at_creation);
  return maskedVisibility(link.id, link.blind_placeholders, then.version === now.version ? [now] : [now, then]);
}

/**
 * A masked visibility with its own placeholders, under a key derived for `name` alone, so that values in two links
 * cannot be matched with each other, nor with values on the desk. `isBlind` is for creators who could write a guess and
 * compare.
 */
export function maskedVisibility(name: string, isBlind: boolean, rules: RuleSets): Visibility {
  if (isBlind) return { name: 'hidden', placeholders: hiddenPlaceholders, rules };
  const key = createHmac('sha256', env().maskKey).update(`share link ${name}`).digest('hex');
  return { name: 'keyed', placeholders: keyedPlaceholders(key), rules };
}

/**
 * The state that a link shows now: the session as it is, or for a frozen link its revision. Null when the session is
 * gone, even if another session has its ids by now.
 */
export async function findSharedState(
  link: Pick<LinkRow, 'agent_id' | 'session_id' | 'revision_id' | 'frozen'>,
): Promise<StoredSession | null> {
  const { agent_id, session_id, revision_id } = link;
  const [session, revision] = await Promise.all([
    prisma().session.findUnique({ where: { agent_id_id: { agent_id, id: session_id } } }),
    prisma().revision.findUnique({ where: { agent_id_session_id_id: { agent_id, session_id, id: revision_id } } }),
  ]);
  if (session === null || revision === null) return null;
  if (!link.frozen) return session;
  const { at, actor_label } = revision;
  return { ...session, ...stateOf(revision), revision_id, updated_at: at, updated_by: actor_label };
}

/** A session as a recipient gets it: masked for them, and reduced to what the link shows. */
export function sharedBody(state: StoredSession, visibility: Visibility, parts: ShownParts): SharedSession {
  const whole = sessionBody(state, visibility, 'last_change');
  const fields = parts.fields as SharedField[];
  const keys = parts.all_metadata ? null : new Set(parts.metadata_keys);
  const body: SharedSession = Object.fromEntries(fields.map((field) => [field, whole[field]]));
  if (body.metadata !== undefined && keys !== null) body.metadata = metadataWith(body.metadata, keys);
  const masked = whole.masked?.filter((pointer) => isShown(pointer, fields, keys)) ?? [];
  return masked.length === 0 ? body : { ...body, masked };
}

/** Identifies what a link shows in this state; never derived from the content. */
export function versionOfShared(state: StoredSession, link: LinkRow, visibility: Visibility): string {
  const version = `${state.revision_id}.${link.id}`;
  return visibility.placeholders === null ? version : `${version}.${maskState(...visibility.rules)}`;
}

/** Metadata text, masked or not, with only these top-level keys; each keeps its exact text. */
function metadataWith(text: string, keys: ReadonlySet<string>): string {
  // Masked metadata may be larger than stored metadata can be.
  const tree = parseJsonText(text);
  const kept = tree.kind === 'object' ? tree.members.filter(({ key }) => keys.has(key)) : [];
  return `{${kept.map(({ keyStart, value }) => text.slice(keyStart, value.end)).join(', ')}}`;
}

function isShown(pointer: string, fields: readonly (keyof Session)[], keys: ReadonlySet<string> | null): boolean {
  const field = fields.find((name) => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
  if (field === undefined) return false;
  if (field !== 'metadata') return true;
  if (keys === null) return true;
  return [...keys].some((key) => {
    const place = pointerTo('/metadata', key);
    return pointer === place || pointer.startsWith(`${place}/`);
  });
}
