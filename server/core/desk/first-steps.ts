import { type FirstSteps, firstStepNames, listFirstSteps } from '#contract/first-steps';
import { formatTime } from '#contract/times';
import { operation } from '#core/access/operation';
import { findFirstStepTimes } from '#data/first-steps';
import { onePerProcess } from '#data/one-per-process';
import { prisma } from '#data/prisma';

const met = onePerProcess('first-person', () => ({ anybody: false }));

/**
 * Whether there is a person who could sign in. After the first yes, the database is not queried again. Throws
 * `unavailable`.
 */
export async function hasPeople(): Promise<boolean> {
  met.anybody ||= (await prisma().person.findFirst({ select: { id: true } })) !== null;
  return met.anybody;
}

/** The final answer, kept once all steps are done: a step that is done stays done. */
const settled = onePerProcess('first-steps', () => ({ answer: null as FirstSteps | null }));

/**
 * Lists the desk's first steps with the times at which they were done, by any person. It names no session, API key or
 * person, so the answer is the same for all. Once all steps are done, the database is not queried again.
 */
export const list = operation(listFirstSteps, async () => {
  if (settled.answer !== null) return settled.answer;
  const answer = await readSteps();
  if (answer.first_steps.every(({ done_at }) => done_at !== null)) settled.answer = answer;
  return answer;
});

async function readSteps(): Promise<FirstSteps> {
  const { has_demo_data, ...times } = await findFirstStepTimes();
  const first_steps = firstStepNames.map((name) => {
    const at = times[name];
    return { name, done_at: at === null ? null : formatTime(at) };
  });
  return { first_steps, metadata: { has_demo_data } };
}
