import { defaultMasking } from '#contract/masking';
import { queryDesk } from '../fixtures/api';
import { addSession, addSettingChange } from '../fixtures/records';

/** The settings belong to the desk that all tests share: these calls do not change them. */
export const settingsRows = {
  'settings.get': {
    call: () => ({ finds: 'desk_name' }),
    belongsTo: 'desk',
  },
  'settings.update': {
    call: () => ({ body: { desk_name: 'Session Desk' } }),
    belongsTo: 'desk',
  },
  'settings.createPreview': {
    call: async () => {
      const { agentId, sessionId } = await addSession(queryDesk);
      return { body: { agent_id: agentId, session_id: sessionId, masking: defaultMasking } };
    },
    alsoNeeds: 'sessions:read',
  },
  'settings.createRetentionPreview': {
    call: () => ({ body: { audit_retention_days: 3_650 }, finds: 'seals' }),
    belongsTo: 'desk',
  },
  'settings.getChange': {
    call: async () => {
      const change_id = await addSettingChange(queryDesk);
      return { params: { change_id }, finds: change_id };
    },
    belongsTo: 'desk',
  },
} as const;
