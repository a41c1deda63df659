import { queryDesk } from '../fixtures/api';
import { addInvitation, addPasswordReset, addPerson, addSignIn } from '../fixtures/records';
import type { AccessRow } from './access-row';

/** Adds a person without agents, so that everyone who may change people may also change this one. */
const powerless = () => addPerson(queryDesk, { role: 'reviewer', agentIds: [] });
const terms = () => {
  const unique = Math.random().toString(36).slice(2);
  return { name: 'A person', email: `${unique}@example.org`, role: 'reviewer', agent_ids: [] };
};
const password = 'a password of a test';

export const personRows: Record<string, AccessRow> = {
  'people.list': {
    call: async () => ({ query: { limit: '100' }, finds: (await powerless()).id }),
    belongsTo: 'desk',
  },
  'people.create': {
    call: () => ({ body: { ...terms(), password } }),
    belongsTo: 'desk',
    conflict: async () => ({ body: { ...terms(), email: (await powerless()).email, password } }),
  },
  'people.get': {
    call: async () => ({ params: { person_id: (await powerless()).id } }),
    belongsTo: 'desk',
  },
  'people.update': {
    call: async () => ({ params: { person_id: (await powerless()).id }, body: { name: 'Another name' } }),
    belongsTo: 'desk',
    conflict: async () => ({
      params: { person_id: (await powerless()).id },
      body: { email: (await powerless()).email },
    }),
  },
  'password_resets.create': {
    call: async () => ({ params: { person_id: (await powerless()).id } }),
    belongsTo: 'desk',
    conflict: async () => {
      const { id } = await addPerson(queryDesk, { role: 'reviewer', agentIds: [], state: 'suspended' });
      return { params: { person_id: id } };
    },
  },
  'password_resets.redeem': {
    call: async () => ({ body: { token: await addPasswordReset(queryDesk, (await powerless()).id), password } }),
    belongsTo: 'desk',
    conflict: async () => {
      const { id } = await powerless();
      const token = await addPasswordReset(queryDesk, id);
      await queryDesk('UPDATE password_resets SET used_at = now() WHERE person_id = $1', [id]);
      return { body: { token, password } };
    },
  },
  'invitations.list': {
    call: async () => ({ query: { limit: '100' }, finds: (await addInvitation(queryDesk)).id }),
    belongsTo: 'desk',
  },
  'invitations.create': {
    call: () => ({ body: terms() }),
    belongsTo: 'desk',
    conflict: async () => ({ body: { ...terms(), email: (await powerless()).email } }),
  },
  'invitations.delete': {
    call: async () => ({ params: { invitation_id: (await addInvitation(queryDesk)).id } }),
    belongsTo: 'desk',
    conflict: async () => {
      const { id } = await addInvitation(queryDesk);
      await queryDesk('UPDATE invitations SET accepted_at = now() WHERE id = $1', [id]);
      return { params: { invitation_id: id } };
    },
  },
  'invitations.accept': {
    call: async () => ({ body: { token: (await addInvitation(queryDesk)).token, password } }),
    belongsTo: 'desk',
    conflict: async () => {
      const { id, token } = await addInvitation(queryDesk);
      await queryDesk('UPDATE invitations SET revoked_at = now() WHERE id = $1', [id]);
      return { body: { token, password } };
    },
  },
  'people.getMe': {
    call: ({ id }) => ({ finds: id }),
    belongsTo: 'maker',
  },
  'people.updateMe': {
    call: ({ id }) => ({ body: { name: 'My own name' }, finds: id }),
    belongsTo: 'maker',
  },
  'sign_ins.list': {
    call: async ({ id }) => ({ query: { limit: '100' }, finds: await addSignIn(queryDesk, id) }),
    belongsTo: 'maker',
  },
  'sign_ins.deleteAll': {
    call: () => ({ query: { keep_current: 'true' } }),
    belongsTo: 'desk',
  },
  'sign_ins.delete': {
    call: async ({ id }) => ({ params: { sign_in_id: await addSignIn(queryDesk, id) } }),
    belongsTo: 'maker',
  },
};
