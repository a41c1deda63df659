import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { Verdict } from '#contract/verdicts';

type Word = Verdict['verdict'];

/** A verdict is an icon, a word and a colour. */
export const verdictWords: Record<Word, { word: string; Icon: typeof IconCircleCheck }> = {
  pass: { word: 'Pass', Icon: IconCircleCheck },
  needs_work: { word: 'Needs work', Icon: IconAlertTriangle },
  fail: { word: 'Fail', Icon: IconCircleX },
};

export const verdictsInOrder: readonly Word[] = ['pass', 'needs_work', 'fail'];
