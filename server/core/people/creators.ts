import { type Actor, commandLine } from '#core/access/actor';
import { keyActor, keyState } from '#core/api-keys/credentials';
import type { Transaction } from '#data/prisma';
import { personActor } from './person-rows';

/**
 * Whoever made something, as they are now: null once they can do nothing any more, being suspended, removed, disabled,
 * expired or revoked. What was given on their behalf can then be held against what they still hold.
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
