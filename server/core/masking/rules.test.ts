import { expect, test } from 'vitest';
import { builtInExamples, builtInNotExamples } from '#contract/built-in-keys';
import { labelForKey } from './rules';

test('the built-in rules cover each of their example keys, and none that they are said to leave', () => {
  for (const [label, keys] of Object.entries(builtInExamples)) {
    for (const key of keys) expect([key, labelForKey(key, undefined)]).toEqual([key, label]);
  }
  for (const key of builtInNotExamples) expect([key, labelForKey(key, undefined)]).toEqual([key, undefined]);
});
