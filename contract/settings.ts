import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { exactObjectSchema } from './exact-json';
import { agentIdSchema, sessionIdSchema } from './ids';
import { maskingSchema } from './masking';
import { nameSchema } from './names';
import { maxDeskNameLength, maxRetentionDays, maxShareDays } from './setting-limits';
import { timeSchema } from './times';

const timeZoneSchema = z
  .string('a time_zone is a text')
  .max(64, 'a time_zone has at most 64 characters')
  .refine(isTimeZone, 'must be the name of a time zone such as Europe/Berlin, or UTC')
  .meta({ description: 'A name of the IANA database, such as `Europe/Berlin`' });

// What is not a name (+02:00) is none for people either: it knows no summer.
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const days = (name: string, most: number) =>
  z
    .int(`${name} is a whole number`)
    .min(1, `${name} is at least 1`)
    .max(most, `${name} is at most ${most.toLocaleString('en')}`);

/** How long audit events are kept. */
export const retentionSchema = days('audit_retention_days', maxRetentionDays)
  .nullable()
  .meta({ description: 'How long the audit log is kept; null: for ever' });

const shareLinksShape = {
  allowed: z.boolean('allowed is true or false').meta({ description: 'Whether there may be share links at all' }),
  usual_days: days('usual_days', maxShareDays).meta({
    description: 'How long a share link lives unless its maker says otherwise; not more than `longest_days`',
  }),
  longest_days: days('longest_days', maxShareDays).meta({ description: 'How long a share link may live' }),
};

const settingsSchema = z
  .strictObject({
    desk_name: z.string(),
    time_zone: z.string(),
    masking: maskingSchema,
    share_links: z.strictObject(shareLinksShape),
    audit_retention_days: retentionSchema,
    rebuild: z
      .strictObject({
        state: z.enum(['done', 'running']),
        rows_left: z.int().min(0).nullable().meta({ description: 'Sessions that search cannot find yet' }),
        rows: z.int().min(0).nullable().meta({ description: 'All sessions' }),
      })
      .meta({
        description:
          'After a change of the masking rules what search reads is made anew in the background. null: there are too many to count in time',
      }),
    updated_at: timeSchema,
  })
  .meta({ id: 'Settings' });

export type Settings = z.infer<typeof settingsSchema>;

const badBody = ['payload_too_large', 'unsupported_media_type'] as const;

export const getSettings = defineEndpoint({
  name: 'settings.get',
  method: 'GET',
  path: '/v2/settings',
  summary: 'Get the settings of the desk',
  actors: 'people_and_keys',
  permission: 'settings:write',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: null,
  answer: { status: 200, schema: settingsSchema },
  errors: [],
  sendsSessionData: false,
});

export const updateSettings = defineEndpoint({
  name: 'settings.update',
  method: 'PATCH',
  path: '/v2/settings',
  summary: 'Change settings of the desk',
  description:
    'Changes what is named; `masking` is replaced as a whole. New masking rules count from the next answer on: at once in the process that answers this call, at most two seconds later in others. The record says which settings changed; what they were before and after is kept beside it (`GET /v2/settings/changes/{change_id}`).',
  actors: 'people_and_keys',
  permission: 'settings:write',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z
    .strictObject({
      desk_name: nameSchema(maxDeskNameLength).optional(),
      time_zone: timeZoneSchema.optional(),
      masking: maskingSchema.optional(),
      share_links: z.strictObject(shareLinksShape, 'share_links is an object').partial().optional(),
      audit_retention_days: retentionSchema.optional(),
    })
    .refine(
      (body) => Object.keys(body).length > 0,
      'names nothing to change: desk_name, time_zone, masking, share_links or audit_retention_days',
    ),
  answer: { status: 200, schema: settingsSchema },
  errors: badBody,
  sendsSessionData: false,
});

/** Everybody who may look at a session, by what they see of it. */
export const previewActors = [
  'person',
  'person_with_reveal',
  'key',
  'key_with_personal_data',
  'key_that_writes',
  'share_link',
] as const;

export type PreviewActor = (typeof previewActors)[number];

const previewVisibilitySchema = z
  .strictObject({
    description: z.string().nullable(),
    metadata: exactObjectSchema,
    masked: z.array(z.string()).meta({ description: 'JSON Pointers to what this actor gets as placeholders' }),
    withheld: z.array(z.string()).meta({
      description:
        'JSON Pointers to what this actor gets and you do not: it stands here as the placeholders that you are given',
    }),
  })
  .meta({ id: 'PreviewSight' });

export type PreviewVisibility = z.infer<typeof previewVisibilitySchema>;

const previewSchema = z
  .strictObject({
    actor: z.enum(previewActors).meta({
      description:
        '`person`: anybody who is signed in. `key`: an API key without `personal_data:read`; `key_that_writes`: one that also holds `sessions:write`. `share_link`: a masked one',
    }),
    before: previewVisibilitySchema.meta({ description: 'By the rules as they are' }),
    after: previewVisibilitySchema.meta({ description: 'By the rules that are proposed' }),
  })
  .meta({ id: 'Preview' });

export type Preview = z.infer<typeof previewSchema>;

export const createPreview = defineEndpoint({
  name: 'settings.createPreview',
  method: 'POST',
  path: '/v2/settings/previews',
  summary: 'See what other masking rules would do to a session',
  description:
    'For each kind of actor the session before and after. It also needs `sessions:read` for the agent, and is recorded as a look. It shows no value that the rules of today hide from you: where the proposed rules show more, `withheld` names the places. Whether a detector would still find something there is not told, nor what is inside of a hidden object. With an active reveal of the session, or an API key with `personal_data:read`, everything is shown.',
  actors: 'people_and_keys',
  permission: 'settings:write',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({ agent_id: agentIdSchema, session_id: sessionIdSchema, masking: maskingSchema }),
  answer: { status: 200, schema: z.strictObject({ previews: z.array(previewSchema).length(previewActors.length) }) },
  errors: ['agent_not_found', 'session_not_found', ...badBody],
  sendsSessionData: true,
});
