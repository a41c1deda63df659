import { expect, test } from 'vitest';
import { builtInExamples, builtInNotExamples } from '#contract/built-in-keys';
import { labelForKey } from './rules';

test('the built-in rules cover each key in their explanations, and none that these exclude', () => {
  for (const [label, keys] of Object.entries(builtInExamples)) {
    for (const key of keys) expect([key, labelForKey(key, undefined)]).toEqual([key, label]);
  }
  for (const key of builtInNotExamples) expect([key, labelForKey(key, undefined)]).toEqual([key, undefined]);
});
