import { type Actor, commandLine } from '#core/access/actor';
import { keyActor, keyState } from '#core/api-keys/credentials';
import type { Transaction } from '#data/prisma';
import { personActor } from './person-rows';

/**
 * Returns the creator of something as an actor with their current access; null once they are suspended, removed,
 * disabled, expired or revoked. What was granted on their behalf can then be compared with what they still hold.
 */
export async function findCreator(
  db: Pick<Transaction, 'person' | 'apiKey'>,
  { kind, id }: { kind: string; id: string | null },
): Promise<Actor | null> {
  if (kind === 'system') return commandLine;
  if (id === null) return null;
  if (kind === 'person') {
    const row = await db.person.findUnique({ where: { id } });
    return row?.state === 'active' ? personActor(row, '') : null;
  }
  const row = await db.apiKey.findUnique({ where: { id } });
  return row !== null && keyState(row, new Date()) === 'active' ? keyActor(row) : null;
}
