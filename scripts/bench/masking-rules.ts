import { defaultMasking } from '#contract/masking';
import { defaultRules, MaskingRules } from '#core/masking/compiled-rules';
import { maskSession } from '#core/masking/masking';
import { keyedPlaceholders } from '#core/masking/placeholders';
import { median } from './median';

const rounds = 5;
const levels = 30;
const leaves = 9_960;
const key = 'a key that is only for measuring';
/** the name of each level */
const name = Array.from({ length: 50 }, (_, n) => String(n + 10)).join('');

/** As many rules as the settings allow: typical ones, and the hardest to match. */
const paths: Record<string, string[]> = {
  '200 plain paths': Array.from({ length: 200 }, (_, n) => `customer.field_${n}`),
  '200 names at any depth': Array.from({ length: 200 }, (_, n) => `**.*field_${n}*`),
  '27 paths of 37 keys': Array.from({ length: 27 }, (_, n) => `${'**.*a*.'.repeat(18)}z${n}`),
  '34 paths of 29 keys': Array.from({ length: 34 }, (_, n) => `**.${keysLike(n)}.z${n}`),
};

/** Keys with stars that all match the names of the levels and differ from those of every other rule. */
function keysLike(rule: number): string {
  return Array.from({ length: 27 }, (_, n) => `*${name.slice((rule * 27 + n) % 97, ((rule * 27 + n) % 97) + 3)}*`).join(
    '.',
  );
}

/** Measures masking rules on metadata of maximum depth and size, compared to no rules. */
export function benchRules(): void {
  const keys = Array.from({ length: leaves }, (_, n) => `"aa${n}${String(n).padStart(12, '0')}":1`);
  const metadata = `${`{"${name}aa":`.repeat(levels)}{${keys.join(',')}}${'}'.repeat(levels)}`;
  const usual = timeOf(metadata, defaultRules);
  console.log(
    `\nMasking 10,000 values ${levels} levels deep, ms and ratio to no rules (${usual.toFixed(1)} ms); median of 5.`,
  );
  for (const [name, list] of Object.entries(paths)) {
    const rules = list.map((path) => ({ path, label: 'personal' as const }));
    const ms = timeOf(metadata, new MaskingRules({ ...defaultMasking, rules }));
    console.log(`${name.padEnd(32)}${ms.toFixed(1).padStart(8)}   ratio ${(ms / usual).toFixed(1)}`);
  }
}

function timeOf(metadata: string, rules: MaskingRules): number {
  const work = () => maskSession({ description: null, metadata }, keyedPlaceholders(key), rules);
  work();
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return median(times);
}
