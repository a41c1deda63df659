import type { ApiKey } from '#contract/api-keys';
import { formatTime } from '#contract/times';
import { prisma, type Transaction } from '#data/prisma';
import { agentIdsOf } from './agents';
import { keyState } from './api-key-credentials';
import { lastUse } from './key-uses';

/** A stored key, with the one that it was rotated to. */
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

type People = Pick<Transaction, 'person'>;

/** A stored key as the API shows it; inside a transaction, its maker is asked for through it. */
export async function toApiKey(row: ApiKeyRow, db: People = prisma()): Promise<ApiKey> {
  return shown(row, await statesOf([row], db));
}

/** Stored keys as the API shows them, with what became of their makers. */
export async function toApiKeys(rows: readonly ApiKeyRow[]): Promise<ApiKey[]> {
  const states = await statesOf(rows, prisma());
  return rows.map((row) => shown(row, states));
}

async function statesOf(rows: readonly ApiKeyRow[], db: People): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ maker_kind, maker_id }) => (maker_kind === 'person' && maker_id ? [maker_id] : []));
  if (ids.length === 0) return new Map();
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, state: true } });
  return new Map(people.map(({ id, state }) => [id, state]));
}

function shown(row: ApiKeyRow, states: ReadonlyMap<string, string>): ApiKey {
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
    replaces: row.replaces_id,
    replaced_by: row.replaced_by?.id ?? null,
  };
}
