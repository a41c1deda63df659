import type { ApiKey } from '#contract/api-keys';
import { formatTime } from '#contract/times';
import { agentIdsOf } from '#core/agents/agents';
import { type FailedCall, lastFailedCalls } from '#data/calls';
import { prisma, type Transaction } from '#data/prisma';
import { keyState } from './credentials';
import { lastUse } from './uses';

/** A stored API key, with the id of the key that replaced it. */
export type ApiKeyRow = {
  id: string;
  name: string;
  permissions: string[];
  all_agents: boolean;
  agent_ids: string[];
  limit: number;
  expires_at: Date | null;
  disabled_at: Date | null;
  revoked_at: Date | null;
  created_at: Date;
  created_by: string;
  maker_kind: string;
  maker_id: string | null;
  last_used_at: Date | null;
  replaces_id: string | null;
  replaced_by: { id: string } | null;
};

type Db = Pick<Transaction, 'person' | '$queryRaw'>;

/** A stored API key as the API shows it; inside a transaction, pass `tx` as `db` to look up its creator and calls. */
export async function toApiKey(row: ApiKeyRow, db: Db = prisma()): Promise<ApiKey> {
  const states = await statesOf([row], db);
  return shown(row, states, await lastFailedCalls(db, [row.id]));
}

/** Stored API keys as the API shows them, with the state of their creators and their last failed calls. */
export async function toApiKeys(rows: readonly ApiKeyRow[]): Promise<ApiKey[]> {
  const ids = rows.map(({ id }) => id);
  const [states, failed] = await Promise.all([statesOf(rows, prisma()), lastFailedCalls(prisma(), ids)]);
  return rows.map((row) => shown(row, states, failed));
}

async function statesOf(rows: readonly ApiKeyRow[], db: Db): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ maker_kind, maker_id }) => (maker_kind === 'person' && maker_id ? [maker_id] : []));
  if (ids.length === 0) return new Map();
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, state: true } });
  return new Map(people.map(({ id, state }) => [id, state]));
}

function shown(row: ApiKeyRow, states: ReadonlyMap<string, string>, failed: ReadonlyMap<string, FailedCall>): ApiKey {
  const failure = failed.get(row.id);
  const usedAt = lastUse(row.id, row.last_used_at);
  return {
    id: row.id,
    name: row.name,
    permissions: row.permissions as ApiKey['permissions'],
    agent_ids: agentIdsOf(row),
    limit: row.limit,
    expires_at: row.expires_at === null ? null : formatTime(row.expires_at),
    state: keyState(row, new Date()),
    created_at: formatTime(row.created_at),
    created_by: {
      kind: row.maker_kind as ApiKey['created_by']['kind'],
      id: row.maker_id,
      name: row.created_by,
      state: (states.get(row.maker_id ?? '') ?? null) as ApiKey['created_by']['state'],
    },
    last_used_at: usedAt === null ? null : formatTime(usedAt),
    last_failure:
      failure === undefined
        ? null
        : {
            at: formatTime(failure.at),
            status: failure.status,
            code: failure.code,
            request_id: failure.request_id,
          },
    replaces: row.replaces_id,
    replaced_by: row.replaced_by?.id ?? null,
  };
}
