import { prisma } from '#data/prisma';
import { KeptFresh } from './kept-fresh';

const theOne = '1';
const settings = new KeptFresh('settings', () => prisma().settings.findUniqueOrThrow({ where: { id: 1 } }));

/** What admins set for the whole desk, as it is now (at most two seconds ago, where another process changed it). */
export async function currentSettings() {
  return (await settings.get(theOne)) as NonNullable<Awaited<ReturnType<typeof settings.get>>>;
}
