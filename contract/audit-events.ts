import { z } from 'zod';
import { actorKinds } from './actor-kinds';
import { defineEndpoint } from './endpoint';
import { agentIdSchema, sessionIdSchema } from './ids';
import { pageMetadataSchema, pageQuery } from './paging';
import { requestIdSchema } from './request-ids';
import { incompleteSchema } from './session-filters';
import { sessionParamsSchema } from './sessions';
import { momentSchema, timeSchema } from './times';

const outcomes = ['ok', 'refused'] as const;
const maxMatchLength = 1_000;

/** An audit event as people and keys that may read the session see it. */
const sessionAuditEventSchema = z
  .strictObject({
    id: z.string(),
    at: timeSchema,
    by: z.strictObject({ kind: z.enum(actorKinds), name: z.string() }),
    action: z.string().meta({ description: 'noun.verb, such as `session.read`' }),
    outcome: z.enum(outcomes),
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
  summary: 'List the audit events of a session, newest first',
  description:
    'Accesses, changes, reveals and share links of this session, and the lists and exports that included it. `reason`, `key_id`, `request_id`, `address` and `user_agent` are only returned to those who hold `personal_data:read` or `audit:read`.',
  actors: 'people_and_keys',
  permissions: ['sessions:read'],
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

/** An audit event with everything that is stored of it, for actors with access to the audit log. */
const auditEventSchema = z
  .strictObject({
    id: z.string(),
    at: timeSchema,
    by: z.strictObject({ kind: z.enum(actorKinds), id: z.string().nullable(), name: z.string() }),
    action: z.string().meta({ description: 'noun.verb, such as `session.read`' }),
    outcome: z.enum(outcomes),
    agent_id: z.string().nullable(),
    session_id: z.string().nullable(),
    reason: z
      .string()
      .nullable()
      .meta({ description: 'Why a session was revealed, or shared unmasked, while that is kept' }),
    details: z.record(z.string(), z.unknown()).meta({ description: 'Ids, JSON Pointers and counts; never a value' }),
    request_id: z.string().nullable(),
    address: z.string().nullable(),
    user_agent: z.string().nullable(),
  })
  .meta({ id: 'AuditEvent' });

export type AuditEvent = z.infer<typeof auditEventSchema>;

/** The filters of the audit log, as query parameters. */
const filterQuery = {
  actor_id: z
    .string()
    .regex(/^[0-9A-Za-z_-]{1,255}$/, 'must be the id of a person or an API key')
    .optional()
    .meta({ description: 'A person’s id, or the public part of an API key' }),
  actor_kind: z.enum(actorKinds, `must be one of ${actorKinds.join(', ')}`).optional(),
  action: z
    .string()
    .regex(/^[a-z_]{1,40}\.[a-z_]{1,40}$/, 'must be noun.verb, such as session.read')
    .optional()
    .meta({ description: 'Exactly this action, such as `session.read`' }),
  outcome: z.enum(outcomes, 'must be ok or refused').optional(),
  agent_id: agentIdSchema.optional(),
  session_id: sessionIdSchema.optional().meta({
    description: 'With `agent_id`: events about this session, and lists or exports that included it',
  }),
  request_id: requestIdSchema.optional(),
  after: momentSchema.optional().meta({ description: 'Recorded at or after this time' }),
  before: momentSchema.optional().meta({ description: 'Recorded before this time' }),
  match: z
    .string()
    .min(1, 'must not be empty')
    .max(maxMatchLength, `can have at most ${maxMatchLength} characters`)
    .optional()
    .meta({
      description:
        'An exact masked value: events of every session that holds it now. 30 searches a minute, each recorded by the value’s hash',
    }),
};

/** The validated filters. */
export type AuditFilters = z.output<z.ZodObject<typeof filterQuery>>;

export const listAuditEvents = defineEndpoint({
  name: 'audit_events.list',
  method: 'GET',
  path: '/v2/audit_events',
  summary: 'List or search the audit log, newest first',
  description:
    'Everything that was done, viewed or refused. Reading the log is itself recorded. A search that takes longer than two seconds is refused: narrow it by actor, agent or time.',
  actors: 'people_and_keys',
  permissions: ['audit:read'],
  params: z.strictObject({}),
  query: z.strictObject({ ...pageQuery, ...filterQuery }),
  body: null,
  answer: {
    status: 200,
    schema: z.strictObject({
      audit_events: z.array(auditEventSchema),
      metadata: pageMetadataSchema.extend({ incomplete: incompleteSchema }).meta({ id: 'AuditEventListMetadata' }),
    }),
  },
  errors: [],
  sendsSessionData: false,
});

/** The media type of an audit log export. */
export const auditMediaType = 'application/jsonl; charset=utf-8';

export const exportAuditEvents = defineEndpoint({
  name: 'audit_events.export',
  method: 'GET',
  path: '/v2/audit_events/export',
  summary: 'Export the audit log with its seals',
  description:
    'JSONL, in the order in which events were sealed: a header; then each seal with the digests of its events, followed by those of its events that match the filters; at the end a signed digest of all lines. `npm run audit:verify -- --file FILE` checks it without a database. All recorded events are sealed before the export begins. Without filters, the check finds the number of any line that was changed, removed, inserted or moved; with filters, it only finds that the file is not the one that was exported. If the export fails midway, the connection ends with an error.',
  actors: 'people_and_keys',
  permissions: ['audit:read'],
  params: z.strictObject({}),
  query: z.strictObject(filterQuery),
  body: null,
  answer: { status: 200, schema: z.string(), media: ['application/jsonl'], headers: ['Content-Disposition'] },
  errors: [],
  sendsSessionData: false,
});

const auditProblemSchema = z
  .strictObject({
    kind: z.enum(['changed', 'removed', 'inserted', 'reordered', 'cut', 'seal']),
    seal: z.int().nullable(),
    event_id: z.string().nullable(),
    message: z.string(),
  })
  .meta({ id: 'AuditProblem' });

const auditVerificationSchema = z
  .strictObject({
    state: z.enum(['intact', 'broken']),
    is_complete: z.boolean().meta({
      description: 'False: only the newest seals and events were checked. `npm run audit:verify` checks them all',
    }),
    head: z
      .strictObject({ number: z.int(), digest: z.string(), at: timeSchema })
      .nullable()
      .meta({ description: 'The newest seal. Keep it elsewhere, to prove later that nothing was cut off' }),
    sealed_events: z.int(),
    unsealed_events: z.int().meta({ description: 'Events waiting for the next seal' }),
    removed_up_to_seal: z.int().meta({ description: 'Retention removed the events up to this seal; 0 if none' }),
    checked_seals: z.int().meta({ description: 'The newest seals whose signatures and order were checked' }),
    checked_events: z.int().meta({ description: 'The newest events that were checked against their seals' }),
    problem_count: z.int(),
    problems: z.array(auditProblemSchema).meta({ description: 'The first of them' }),
    public_key: z.string().meta({ description: 'For verifying an export offline' }),
  })
  .meta({ id: 'AuditVerification' });

export type AuditVerification = z.infer<typeof auditVerificationSchema>;

export const verifyAuditEvents = defineEndpoint({
  name: 'audit_events.verify',
  method: 'GET',
  path: '/v2/audit_events/verification',
  summary: 'Verify the audit log against its seals',
  description:
    'Checks the newest seals and their newest events, in bounded time, and says how much it checked. The command line checks everything.',
  actors: 'people_and_keys',
  permissions: ['audit:read'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: null,
  answer: { status: 200, schema: auditVerificationSchema },
  errors: [],
  sendsSessionData: false,
});
