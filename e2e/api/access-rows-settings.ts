import { usualMasking } from '#contract/masking';
import { queryDesk } from '../fixtures/api';
import { addSession } from '../fixtures/records';

/** The settings belong to the desk that all tests share: these calls leave them as they are. */
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
      return { body: { agent_id: agentId, session_id: sessionId, masking: usualMasking } };
    },
    alsoNeeds: 'sessions:read',
  },
} as const;
