import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { pageMetadataSchema, pageQuery } from './paging';
import { sessionParamsSchema } from './sessions';
import { timeSchema } from './times';

/** A line of the record, as it is told to whoever may read the session. */
const sessionAuditEventSchema = z
  .strictObject({
    id: z.string(),
    at: timeSchema,
    by: z.strictObject({ kind: z.enum(['person', 'api_key', 'share_link', 'nobody', 'system']), name: z.string() }),
    action: z.string().meta({ description: 'noun.verb, such as `session.read`' }),
    outcome: z.enum(['ok', 'refused']),
    reason: z.string().nullable().optional().meta({ description: 'Why a session was revealed, or shared unmasked' }),
    key_id: z.string().nullable().optional(),
    request_id: z.string().nullable().optional(),
    address: z.string().nullable().optional(),
    user_agent: z.string().nullable().optional(),
  })
  .meta({ id: 'SessionAuditEvent' });

export type SessionAuditEvent = z.infer<typeof sessionAuditEventSchema>;

export const listSessionAuditEvents = defineEndpoint({
  name: 'audit_events.listOfSession',
  method: 'GET',
  path: '/v2/agents/{agent_id}/sessions/{session_id}/audit_events',
  summary: 'List who did or saw what with a session, newest first',
  description:
    'Looks, changes, reveals and share links of this session, and the lists and exports that held it. `reason`, `key_id`, `request_id`, `address` and `user_agent` are only there for who holds `personal_data:read` or `audit:read`.',
  actors: 'people_and_keys',
  permission: 'sessions:read',
  params: sessionParamsSchema,
  query: z.strictObject(pageQuery),
  body: null,
  answer: {
    status: 200,
    schema: z.strictObject({ audit_events: z.array(sessionAuditEventSchema), metadata: pageMetadataSchema }),
  },
  errors: ['agent_not_found', 'session_not_found'],
  sendsSessionData: false,
});
