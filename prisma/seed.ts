/**
 * Fills a migrated database with the demo data and prints, as one line of JSON, the people with their passwords and the
 * API key: the only time they are shown. All or nothing: an interrupted run leaves nothing behind. A run on a database
 * that already has the demo data gives the demo people new passwords and creates a new key.
 */

import { newId } from '#core/access/ids';
import { hashPassword } from '#core/access/passwords';
import { newApiKey } from '#core/api-keys/credentials';
import { recordAudit } from '#core/audit/recording';
import { defaultRules } from '#core/masking/compiled-rules';
import { rebuildSome } from '#core/search/rebuild';
import { inTransaction, prisma, type Transaction } from '#data/prisma';
import { demoContent } from './demo/content';
import { demoKey, demoPeople, inventPassword } from './demo/credentials';

const maker = 'demo data';
const system = { kind: 'system', id: '', label: maker } as const;
const rowsInBatch = 500;
// Any number that no other lock of the desk uses; two seeds at once must not both find the database empty.
const lockNumber = 7_340_129;

type Credentials = {
  people: { name: string; email: string; role: string; password: string }[];
  api_keys: { name: string; permissions: string[]; key: string }[];
};

/** The timeout in milliseconds: a slow or busy machine needs time for everything in one transaction. */
const patience = 120_000;

async function seedDemo(): Promise<Credentials> {
  const people = await Promise.all(
    demoPeople.map(async (person) => {
      const password = inventPassword();
      return { ...person, password, passwordHash: await hashPassword(password) };
    }),
  );
  const apiKey = newApiKey();
  await inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumber}::bigint)`;
    const isSeeded = (await tx.person.count({ where: { demo: true } })) > 0;
    if (!isSeeded) await createContent(tx);
    for (const person of people) await savePerson(tx, person);
    await replaceKey(tx, apiKey);
    const action = isSeeded ? 'demo_data.renew' : 'demo_data.create';
    await recordAudit(tx, { action, outcome: 'ok', actor: system, details: { key_id: apiKey.id }, call: null });
  }, patience);
  return {
    people: people.map(({ name, email, role, password }) => ({ name, email, role, password })),
    api_keys: [{ name: demoKey.name, permissions: demoKey.permissions, key: apiKey.key }],
  };
}

async function createContent(tx: Transaction): Promise<void> {
  const taken = await tx.person.count({ where: { email: { in: demoPeople.map(({ email }) => email) } } });
  if (taken > 0 || (await tx.agent.count()) > 0) {
    throw new Error('The demo data needs a database without agents and without people of its e-mail addresses.');
  }
  const { agents, sessions, revisions } = demoContent();
  await tx.agent.createMany({ data: agents });
  for (const data of batches(sessions)) await tx.session.createMany({ data });
  for (const data of batches(revisions)) await tx.revision.createMany({ data });
  while ((await rebuildSome(tx, defaultRules, rowsInBatch)) > 0);
}

async function savePerson(
  tx: Transaction,
  { name, email, role, passwordHash }: { name: string; email: string; role: string; passwordHash: string },
): Promise<void> {
  const found = await tx.person.findUnique({ where: { email } });
  if (found === null) {
    const data = { id: newId('per'), name, email, role, password_hash: passwordHash, demo: true };
    await tx.person.create({ data });
    return;
  }
  if (!found.demo) throw new Error(`${email} belongs to a person who is not part of the demo data.`);
  await tx.person.update({ where: { id: found.id }, data: { password_hash: passwordHash } });
  await tx.signIn.updateMany({ where: { person_id: found.id, revoked_at: null }, data: { revoked_at: new Date() } });
}

async function replaceKey(tx: Transaction, { id, secretHash }: { id: string; secretHash: string }): Promise<void> {
  const earlier = { maker_kind: 'system', created_by: maker, name: demoKey.name, revoked_at: null };
  await tx.apiKey.updateMany({ where: earlier, data: { revoked_at: new Date() } });
  await tx.apiKey.create({ data: { id, ...demoKey, secret_hash: secretHash, created_by: maker } });
}

function batches<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsInBatch) }, (_, index) =>
    rows.slice(index * rowsInBatch, (index + 1) * rowsInBatch),
  );
}

try {
  const credentials = await seedDemo();
  process.stdout.write(`${JSON.stringify(credentials)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await prisma().$disconnect();
}
