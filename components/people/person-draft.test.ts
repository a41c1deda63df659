import { describe, expect, it, test } from 'vitest';
import type { Person } from '#contract/people';
import type { Failure } from '#hooks/failures';
import { changeOf, differencesOf, draftOf, emptyDraft, refusedFields, takesAgentList, termsOf } from './person-draft';

const person: Person = {
  id: 'per_1',
  name: 'Nora Vale',
  email: 'nora@example.org',
  role: 'reviewer',
  agent_ids: ['agt_a', 'agt_b'],
  state: 'active',
  created_at: '2024-01-15T10:30:00Z',
};
const refusal = (failure: Partial<Failure>): Failure => ({ code: 'conflict', status: 409, messages: [], ...failure });

test('an untouched draft changes nothing, nor does the same list in another order', () => {
  expect(changeOf(person, draftOf(person))).toEqual({});
  expect(changeOf(person, { ...draftOf(person), agentIds: ['agt_b', 'agt_a'], name: ' Nora Vale ' })).toEqual({});
});

test('a change names what differs and nothing else', () => {
  expect(changeOf(person, { ...draftOf(person), role: 'support' })).toEqual({ role: 'support' });
  expect(changeOf(person, { ...draftOf(person), isLimited: false })).toEqual({ agent_ids: null });
  expect(changeOf(person, { ...draftOf(person), agentIds: [] })).toEqual({ agent_ids: [] });
});

test('a role that cannot have a list removes it, and the draft keeps it for another role', () => {
  const draft = { ...draftOf(person), role: 'admin' as const };
  expect(changeOf(person, draft)).toEqual({ role: 'admin', agent_ids: null });
  expect(termsOf({ ...draft, role: 'support' }).agent_ids).toEqual(['agt_a', 'agt_b']);
  expect((['admin', 'support', 'reviewer', 'auditor'] as const).filter(takesAgentList)).toEqual([
    'support',
    'reviewer',
  ]);
});

test('an invitation starts with all agents and a role that sees no personal data', () => {
  expect(termsOf(emptyDraft)).toEqual({ name: '', email: '', role: 'reviewer', agent_ids: null });
});

test('another person’s changes are named, field by field', () => {
  expect(differencesOf(person, { ...person })).toEqual([]);
  expect(differencesOf(person, { ...person, state: 'suspended', role: 'admin', agent_ids: null })).toEqual([
    'role',
    'state',
    'agent_ids',
  ]);
});

describe('a refusal is shown in the words of the API,', () => {
  it('at the field that a bad request names', () => {
    const fieldErrors = { 'agent_ids.0': 'names no agent', email: 'must be an e-mail address' };
    expect(refusedFields(refusal({ code: 'invalid_request', fieldErrors }))).toEqual({
      agent_ids: 'Names no agent.',
      email: 'Must be an e-mail address.',
    });
  });

  it('at the e-mail that is taken, and at the role of the last active admin', () => {
    const taken = 'There is already a person with this e-mail.';
    const last = 'This is the last active admin. Make someone else an admin first.';
    expect(refusedFields(refusal({ messages: [taken] }))).toEqual({ email: taken });
    expect(refusedFields(refusal({ messages: [last] }))).toEqual({ role: last });
  });

  it('at the role or the agents that the actor does not hold', () => {
    const role = 'You can’t grant more than you hold: the permissions people:write; all agents.';
    const agents = 'You can’t grant more than you hold: the agents agt_a.';
    expect(refusedFields(refusal({ code: 'forbidden', messages: [role] }))).toEqual({ role });
    expect(refusedFields(refusal({ code: 'forbidden', messages: [agents] }))).toEqual({ agent_ids: agents });
  });

  it('below the form, if it is about none of its fields', () => {
    expect(
      refusedFields(refusal({ code: 'forbidden', messages: ['This needs the permission people:write.'] })),
    ).toBeNull();
    expect(refusedFields(refusal({ code: 'invalid_request', fieldErrors: { state: 'is odd' } }))).toBeNull();
    expect(refusedFields(refusal({ code: 'unreachable' }))).toBeNull();
  });
});
