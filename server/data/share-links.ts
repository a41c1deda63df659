import { rolesWith } from '#contract/permissions';
import { Prisma } from './generated/client';
import { prisma, type Transaction } from './prisma';

/** The primary key of a link. */
export type LinkKey = { agent_id: string; session_id: string; id: string };

/** Whether a link can be opened now, or why not. If several apply, the one hardest to undo wins. */
export type ShareLinkStatus =
  | 'revoked'
  | 'session_deleted'
  | 'expired'
  | 'sharing_forbidden'
  | 'maker_suspended'
  | 'maker_lost_permission'
  | 'used_up'
  | 'active';

/** A stored link, with its status at the time of reading. */
export type LinkRow = LinkKey & {
  secret_hash: string;
  created_at: Date;
  made_by_kind: string;
  made_by_id: string;
  made_by_name: string;
  expires_at: Date;
  revision_id: string;
  frozen: boolean;
  fields: string[];
  all_metadata: boolean;
  metadata_keys: string[];
  masked: boolean;
  blind_placeholders: boolean;
  rules_at_creation: unknown;
  reason: string | null;
  passphrase_hash: string | null;
  locked_until: Date | null;
  /** recent passphrase attempts that count as wrong */
  recent_tries: number;
  limit: number;
  most_opens: number | null;
  opens: number;
  last_opened_at: Date | null;
  session_deleted_at: Date | null;
  status: ShareLinkStatus;
};

/** A link by one of its opens. */
export type OpenedLinkRow = LinkRow & { open_id: string; open_secret_hash: string; open_ends_at: Date };

/** Passphrase attempts within this time are counted together. */
export const attemptMilliseconds = 600_000;

const mayShareValues = rolesWith('share_links:write').filter((role) => rolesWith('personal_data:read').includes(role));
const keyMayShareValues = ['share_links:write', 'personal_data:read'];

/**
 * The status is computed on each read and in one statement, so that the end of a link is never missed, whatever its
 * cause.
 */
function linksAt(now: Date): Prisma.Sql {
  const since = new Date(now.getTime() - attemptMilliseconds);
  return Prisma.sql`
    SELECT l.agent_id, l.session_id, l.id, l.secret_hash, l.created_at, l.made_by_kind, l.made_by_id, l.made_by_name,
           l.expires_at, l.revision_id, l.frozen, l.fields, l.all_metadata, l.metadata_keys, l.masked,
           l.blind_placeholders, l.rules_at_creation, l.reason, l.passphrase_hash, l.locked_until,
           (SELECT count(*)::int FROM unnest(l.passphrase_tries) AS t(at)
            WHERE t.at > ${since}) AS recent_tries, l."limit",
           l.most_opens, l.opens, l.last_opened_at, l.session_deleted_at,
           CASE
             WHEN l.revoked_at IS NOT NULL THEN 'revoked'
             WHEN l.session_deleted_at IS NOT NULL THEN 'session_deleted'
             WHEN l.expires_at <= ${now} THEN 'expired'
             WHEN NOT s.sharing_allowed THEN 'sharing_forbidden'
             WHEN NOT l.masked AND l.made_by_kind = 'person' AND p.state IS DISTINCT FROM 'active'
               THEN 'maker_suspended'
             WHEN NOT l.masked AND l.made_by_kind = 'api_key' AND (
               k.id IS NULL OR k.revoked_at IS NOT NULL OR k.disabled_at IS NOT NULL OR k.expires_at <= ${now}
             ) THEN 'maker_suspended'
             WHEN NOT l.masked AND l.made_by_kind = 'person' AND NOT (
               p.role = ANY(${mayShareValues}) AND (p.all_agents OR l.agent_id = ANY(p.agent_ids))
             ) THEN 'maker_lost_permission'
             WHEN NOT l.masked AND l.made_by_kind = 'api_key' AND NOT (
               k.permissions @> ${keyMayShareValues} AND (k.all_agents OR l.agent_id = ANY(k.agent_ids))
             ) THEN 'maker_lost_permission'
             WHEN l.opens >= l.most_opens THEN 'used_up'
             ELSE 'active'
           END AS status
    FROM share_links l
    JOIN settings s ON s.id = 1
    LEFT JOIN people p ON l.made_by_kind = 'person' AND p.id = l.made_by_id
    LEFT JOIN api_keys k ON l.made_by_kind = 'api_key' AND k.id = l.made_by_id`;
}

/** Returns a link in its current state, or null. */
export async function findLink(id: string, now: Date): Promise<LinkRow | null> {
  const rows = await prisma().$queryRaw<LinkRow[]>(Prisma.sql`${linksAt(now)} WHERE l.id = ${id}`);
  return rows[0] ?? null;
}

/** Returns the link of an open in its current state, with the open; null if there is no such open. */
export async function findOpenedLink(openId: string, now: Date): Promise<OpenedLinkRow | null> {
  const rows = await prisma().$queryRaw<OpenedLinkRow[]>(Prisma.sql`
    SELECT l.*, o.id AS open_id, o.secret_hash AS open_secret_hash, o.ends_at AS open_ends_at
    FROM share_link_opens o
    JOIN LATERAL (
      ${linksAt(now)} WHERE l.agent_id = o.agent_id AND l.session_id = o.session_id AND l.id = o.link_id
    ) l ON true
    WHERE o.id = ${openId}`);
  return rows[0] ?? null;
}

/** Which links to find. */
export type LinkQuery = {
  /** null: all agents */
  agentIds: readonly string[] | null;
  /** only of the session that has this id now, without links of an earlier session with the same id */
  sessionId: string | null;
  /** null: any status */
  statuses: readonly ShareLinkStatus[] | null;
  after: { created_at: Date; id: string } | null;
};

/** Returns links, newest first, at most `count`. */
export async function findLinks(question: LinkQuery, count: number, now: Date): Promise<LinkRow[]> {
  const { agentIds, sessionId, statuses: standings, after } = question;
  const conditions = [
    agentIds === null ? Prisma.sql`true` : Prisma.sql`l.agent_id = ANY(${[...agentIds]}::text[])`,
    ...(sessionId === null ? [] : [Prisma.sql`l.session_id = ${sessionId} AND l.session_deleted_at IS NULL`]),
    ...(after === null ? [] : [Prisma.sql`(l.created_at, l.id) < (${after.created_at}, ${after.id})`]),
  ];
  const stands = standings === null ? Prisma.sql`true` : Prisma.sql`l.status = ANY(${[...standings]}::text[])`;
  return prisma().$queryRaw<LinkRow[]>(Prisma.sql`
    SELECT * FROM (${linksAt(now)} WHERE ${Prisma.join(conditions, ' AND ')}) l
    WHERE ${stands} ORDER BY l.created_at DESC, l.id DESC LIMIT ${count}`);
}

/**
 * Counts one open, if the link has one left and has not ended. Of simultaneous calls, as many succeed as opens are
 * left.
 */
export async function countOpen(tx: Transaction, key: LinkKey, now: Date): Promise<boolean> {
  const counted = await tx.$executeRaw`
    UPDATE share_links SET opens = opens + 1, last_opened_at = ${now}
    WHERE agent_id = ${key.agent_id} AND session_id = ${key.session_id} AND id = ${key.id}
      AND (most_opens IS NULL OR opens < most_opens)
      AND revoked_at IS NULL AND session_deleted_at IS NULL AND expires_at > ${now}`;
  return counted === 1;
}

/** Locks a link until the transaction ends. */
export async function lockLink(tx: Transaction, key: LinkKey): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM share_links
    WHERE agent_id = ${key.agent_id} AND session_id = ${key.session_id} AND id = ${key.id} FOR UPDATE`;
}
