import { parseJsonText } from '#contract/json-text';
import { withoutCredentials } from '#contract/pasted-text/credentials';
import { recognise } from '#contract/pasted-text/pasted-text';
import { defaultRules } from '#core/masking/compiled-rules';
import { maskSession } from '#core/masking/masking';
import { keyedPlaceholders } from '#core/masking/placeholders';
import { median } from './median';

const key = 'a key that is only for measuring';
const rounds = 5;

/** Pieces that, repeated, are hard to search through. */
const pieces = ['a', '@', '1', '+1 ', '4 ', 'a@b.co ', 'a@', '(', '+4930', '415 555 0123 ', '4111111111111111 ', '👍'];
const pastes = ['a', 'agt_', 'ase_a ', '%25', '{"a":', 'cookie: a=', 'authorization: bearer ', 'https://a:', 'sd_'];

/** Checks that reading untrusted texts is linear in their length: twice the text, twice the time. */
export function benchTexts(): void {
  console.log('\nHostile texts, ms for the length and for twice the length; median of 5. A ratio near 2 is linear.');
  for (const piece of pieces) {
    row(`mask ${JSON.stringify(piece)}`, 125_000, piece, (text) =>
      maskSession({ description: text, metadata: '{}' }, keyedPlaceholders(key), defaultRules),
    );
  }
  for (const piece of pastes) {
    row(`paste ${JSON.stringify(piece)}`, 32_000, piece, (text) => recognise(withoutCredentials(text).text));
  }
  row('parse JSON "[1,"', 125_000, '1,', (text) => parseJsonText(`[${text}1]`, { depth: 2, nodes: 1_000_000 }));
}

function row(name: string, length: number, piece: string, work: (text: string) => unknown): void {
  const once = timeOf(piece.repeat(length / piece.length), work);
  const twice = timeOf(piece.repeat((2 * length) / piece.length), work);
  const figures = [once, twice].map((ms) => ms.toFixed(1).padStart(8)).join('');
  console.log(`${name.padEnd(32)}${figures}   ratio ${(twice / once).toFixed(2)}`);
}

function timeOf(text: string, work: (text: string) => unknown): number {
  work(text);
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now();
    work(text);
    return performance.now() - began;
  });
  return median(times);
}
