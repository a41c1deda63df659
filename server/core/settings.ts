import { type Masking, maskingSchema, usualMasking } from '#contract/masking';
import { prisma } from '#data/prisma';
import { MaskingRules } from './compiled-masking';
import { KeptFresh } from './kept-fresh';

const theOne = '1';
const settings = new KeptFresh('settings', async () => {
  const row = await prisma().settings.findUniqueOrThrow({ where: { id: 1 } });
  return { ...row, maskingRules: new MaskingRules(maskingOf(row)) };
});

/** What admins set for the whole desk, as it is now (at most two seconds ago, where another process changed it). */
export async function currentSettings() {
  return (await settings.get(theOne)) as NonNullable<Awaited<ReturnType<typeof settings.get>>>;
}

/** The settings of masking that a row holds; none of its own means the usual ones. */
function maskingOf({ masking }: { masking: unknown }): Masking {
  return Object.keys(masking as object).length === 0 ? usualMasking : maskingSchema.parse(masking);
}
