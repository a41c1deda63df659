import { type FirstSteps, firstStepNames, listFirstSteps } from '#contract/first-steps';
import { formatTime } from '#contract/times';
import { operation } from '#core/access/operation';
import { findFirstStepTimes } from '#data/first-steps';
import { onePerProcess } from '#data/one-per-process';
import { prisma } from '#data/prisma';

const met = onePerProcess('first-person', () => ({ anybody: false }));

/** Whether there is anybody who could sign in. Once there was, the database is asked no more. Throws `unavailable`. */
export async function hasPeople(): Promise<boolean> {
  met.anybody ||= (await prisma().person.findFirst({ select: { id: true } })) !== null;
  return met.anybody;
}

/** The answer once it can change no more: what was done stays done. */
const settled = onePerProcess('first-steps', () => ({ answer: null as FirstSteps | null }));

/**
 * Lists the first steps of the desk with the times at which they were done, whoever did them. It names no session, key
 * or person, so everybody gets the same. Once all are done, the database is asked no more.
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
