import { type Answers, type ExampleCall, from } from './call';

const made = (answers: Answers) => ({ person_id: from(answers, 'people.create') });
const password = 'correct horse battery staple';
const passwordBy = (name: string) => (answers: Answers) =>
  JSON.stringify({ token: from(answers, name, 'token'), password });
const invitation: ExampleCall = { body: '{ "name": "Sam Support", "email": "sam@example.org", "role": "support" }' };

/** The calls about people: who works with the desk, and how they get access. */
export const personCalls: Readonly<Record<string, ExampleCall>> = {
  'people.create': {
    body: `{ "name": "Rosa Review", "email": "rosa@example.org", "role": "reviewer", "agent_ids": ["agt_refunds"], "password": "${password}" }`,
  },
  'people.list': { query: { limit: '1' } },
  'people.get': { params: made },
  'people.update': { params: made, body: '{ "agent_ids": ["agt_refunds", "agt_customer_support"] }' },
  'password_resets.create': { params: made },
  'password_resets.redeem': { as: 'nobody', body: passwordBy('password_resets.create') },
  'invitations.create': invitation,
  'invitations.list': { query: { limit: '1' } },
  'invitations.delete': { params: (answers) => ({ invitation_id: from(answers, 'invitations.create') }) },
  'invitations.accept': {
    as: 'nobody',
    after: { 'invitations.create': invitation },
    body: passwordBy('invitations.create'),
  },
  'people.getMe': { as: 'person' },
  'people.updateMe': { as: 'person', body: '{ "name": "Sarah Support" }' },
  'sign_ins.list': { as: 'person' },
  'sign_ins.deleteAll': { as: 'person', query: { keep_current: 'true' } },
};
