import { expect, test } from 'vitest';
import type { Failure } from '#hooks/failures';
import { writeNumber } from '../numbers/write-number';
import { failureWords } from './failure-words';

const said = { words: 'Nothing was saved. Your text is kept.', unknown: 'It is not known whether it was saved.' };
const wordsFor = (failure: Partial<Failure>) =>
  failureWords(said, { code: 'internal_error', status: 500, messages: ['Why.'], ...failure }, (number) =>
    writeNumber(number, 'de'),
  );

test('a refusal says what did not happen, why, and who may help', () => {
  const { title, sentences } = wordsFor({ code: 'forbidden', messages: ['This needs sessions:write.'] });
  expect(title).toBe(said.words);
  expect(sentences.join(' ')).toMatch(/^This needs sessions:write\. This needs .* The roles admin and support have it/);
  const named = 'This needs the permission people:write. Roles that hold it: admin.';
  expect(wordsFor({ code: 'forbidden', messages: [named] }).sentences).toEqual([
    named,
    'Ask an admin to check for you or give you access.',
  ]);
});

test('without an answer it is unknown whether it happened, and the message says so', () => {
  const failure = { code: 'unreachable' as const, status: 0, messages: ['The desk did not answer.'] };
  expect(wordsFor(failure)).toEqual({
    title: said.unknown,
    sentences: ['The desk did not answer.', 'Check your connection, then try again.'],
  });
  expect(failureWords({ words: 'Not copied.' }, failure, String).title).toBe('Not copied.');
});

test('a wait is named, in the reader’s number format', () => {
  expect(wordsFor({ code: 'rate_limit_exceeded', retryAfterSeconds: 1_800 }).sentences).toEqual([
    'Why.',
    'Try again in 1.800 s.',
  ]);
});

test('a failure of the desk says whom to tell, and wrong input needs only its own words', () => {
  expect(wordsFor({ code: 'unavailable' }).sentences.at(-1)).toContain('tell the person who runs the desk');
  expect(wordsFor({ code: 'invalid_request' }).sentences).toEqual(['Why.']);
});
