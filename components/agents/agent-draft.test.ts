import { describe, expect, it, test } from 'vitest';
import type { Agent } from '#contract/agents';
import type { Failure } from '#hooks/failures';
import {
  changeOf,
  differencesOf,
  draftOf,
  emptyDraft,
  idProblem,
  newAgentOf,
  problemsOf,
  refusedFields,
  unchangedWords,
} from './agent-draft';

const agent: Agent = {
  id: 'agt_refunds',
  name: 'Refunds',
  description: 'Pays back.\nUp to 100 EUR.',
  enabled: true,
  created_at: '2024-01-15T10:30:00Z',
};
const refusal = (failure: Partial<Failure>): Failure => ({ code: 'conflict', status: 409, messages: [], ...failure });

describe('an ID', () => {
  it.each(['', '  ', 'agt_a', ' agt_A-1_b ', `agt_${'x'.repeat(251)}`])('%j is valid', (typed) => {
    expect(idProblem(typed)).toBeUndefined();
  });

  it.each(['refunds', 'agt_', 'AGT_refunds', 'agt_two words', 'agt_ü', 'ase_1'])('%j is refused', (typed) => {
    expect(idProblem(typed)).toBe('An agent_id is agt_ followed by letters, digits, _ or -.');
  });

  it('that is too long is refused', () => {
    expect(idProblem(`agt_${'x'.repeat(252)}`)).toBe('An agent_id can have at most 255 characters.');
  });
});

test('a new agent needs a name, and no ID', () => {
  expect(problemsOf(emptyDraft)).toEqual({ name: 'Enter a name.' });
  expect(problemsOf({ ...emptyDraft, name: 'Refunds' })).toBeNull();
  expect(Object.keys(problemsOf({ id: 'x', name: ' ', description: '' }) ?? {})).toEqual(['id', 'name']);
});

test('a new agent is sent without empty fields, and with its description as it was typed', () => {
  expect(newAgentOf({ id: ' ', name: ' Refunds ', description: ' \n' })).toEqual({
    name: 'Refunds',
    description: null,
  });
  expect(newAgentOf({ id: ' agt_a ', name: 'A', description: 'two\n lines ' })).toEqual({
    id: 'agt_a',
    name: 'A',
    description: 'two\n lines ',
  });
});

test('a change names what differs and nothing else', () => {
  expect(changeOf(agent, draftOf(agent))).toEqual({});
  expect(changeOf({ ...agent, description: null }, draftOf({ ...agent, description: null }))).toEqual({});
  expect(changeOf(agent, { ...draftOf(agent), name: 'Refunds ' })).toEqual({});
  expect(changeOf(agent, { ...draftOf(agent), description: '' })).toEqual({ description: null });
  expect(changeOf(agent, { ...draftOf(agent), name: 'Returns' })).toEqual({ name: 'Returns' });
});

test('another person’s changes are named, with the current values', () => {
  expect(differencesOf(agent, agent)).toEqual([]);
  expect(differencesOf(agent, { ...agent, name: 'Returns', description: null, enabled: false })).toEqual([
    ['the name', 'Returns'],
    ['the description', 'none'],
    ['the status', 'disabled'],
  ]);
});

describe('a refusal is shown in the words of the API,', () => {
  it('at the ID that is taken, and at the field that a bad request names', () => {
    const taken = 'There is already an agent agt_refunds.';
    expect(refusedFields(refusal({ messages: [taken] }))).toEqual({ id: taken });
    const fieldErrors = { description: 'a description has at most 2000 characters' };
    expect(refusedFields(refusal({ code: 'invalid_request', fieldErrors }))).toEqual({
      description: 'A description has at most 2000 characters.',
    });
  });

  it('below the form, if it is about none of its fields', () => {
    expect(refusedFields(refusal({ messages: ['Agent agt_refunds is being deleted.'] }))).toBeNull();
    expect(refusedFields(refusal({ code: 'forbidden' }))).toBeNull();
    expect(refusedFields(refusal({ code: 'invalid_request', fieldErrors: { enabled: 'is odd' } }))).toBeNull();
  });
});

test('an agent that is deleted, or about to be, is reported as such', () => {
  expect(unchangedWords('Nothing was changed', { code: 'forbidden' })).toBe('Nothing was changed');
  expect(unchangedWords('Nothing was changed', { code: 'agent_not_found' })).toContain('deleted this agent');
  expect(unchangedWords('Nothing was changed', { code: 'conflict' })).toContain('this agent is being deleted');
});
