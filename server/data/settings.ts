import type { Transaction } from './prisma';

/** Lets one transaction at a time change the settings. */
export async function lockSettings(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM settings WHERE id = 1 FOR UPDATE`;
}
