import { type Answers, type ExampleCall, from } from './call';

const session = { agent_id: 'agt_customer_support', session_id: 'ase_customer_support_001' };
const bearer = (name: string, field: string) => (answers: Answers) => ({
  authorization: `Bearer ${from(answers, name, field)}`,
});

/** The calls of share links and of opened links. */
export const shareLinkCalls: Readonly<Record<string, ExampleCall>> = {
  'share_links.preview': {
    as: 'person',
    params: session,
    body: '{ "fields": ["description", "metadata"], "metadata_keys": ["customer_email", "priority"], "masked": false, "reason": "The bank asks which address was used" }',
  },
  'share_links.create': {
    as: 'person',
    params: session,
    body: '{ "fields": ["id", "description", "metadata", "enabled"], "metadata_keys": ["customer_email", "priority"], "most_opens": 5, "passphrase": "four quiet yellow lamps" }',
  },
  'share_links.list': { as: 'person', params: session, query: { limit: '1' } },
  'share_links.listAll': { query: { state: 'active', limit: '1' } },
  'shared_session.open': {
    as: 'nobody',
    headers: bearer('share_links.create', 'token'),
    body: '{ "passphrase": "four quiet yellow lamps" }',
  },
  'shared_session.get': { as: 'nobody', headers: bearer('shared_session.open', 'credential') },
  'share_links.listOpens': {
    as: 'person',
    params: (answers) => ({ link_id: from(answers, 'share_links.create') }),
  },
  'share_links.delete': {
    as: 'person',
    params: (answers) => ({ link_id: from(answers, 'share_links.create') }),
  },
};
