import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { exactObjectSchema } from './exact-json';
import { agentIdSchema, sessionIdSchema } from './ids';
import { maskingSchema } from './masking';
import { nameSchema } from './names';
import { maxDeskNameLength, maxRetentionDays, maxShareDays } from './setting-limits';
import { timeSchema } from './times';

const timeZoneSchema = z
  .string('a time_zone must be a string')
  .max(64, 'a time_zone can have at most 64 characters')
  .refine(isTimeZone, 'must be the name of a time zone such as Europe/Berlin, or UTC')
  .meta({ description: 'An IANA time zone name, such as `Europe/Berlin`' });

// An offset (+02:00) is not a time zone for people: it has no daylight saving time.
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
    .int(`${name} must be a whole number`)
    .min(1, `${name} must be at least 1`)
    .max(most, `${name} can be at most ${most.toLocaleString('en')}`);

/** How long audit events are kept. */
export const retentionSchema = days('audit_retention_days', maxRetentionDays)
  .nullable()
  .meta({ description: 'How long the audit log is kept; null: for ever' });

const shareLinksShape = {
  allowed: z.boolean('allowed must be true or false').meta({ description: 'Whether share links are allowed at all' }),
  usual_days: days('usual_days', maxShareDays).meta({
    description: 'Default expiry of a share link; at most `longest_days`',
  }),
  longest_days: days('longest_days', maxShareDays).meta({ description: 'Maximum expiry of a share link' }),
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
          'After a change of the masking rules, the search data is rebuilt in the background. null: too many sessions to count in time',
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
  permissions: ['settings:write'],
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
  summary: 'Update settings of the desk',
  description:
    'Only what is sent changes; `masking` is replaced as a whole. New masking rules apply from the next answer: at once in the process that answers this call, at most two seconds later in others. The audit log records which settings changed; their values before and after are kept separately (`GET /v2/settings/changes/{change_id}`).',
  actors: 'people_and_keys',
  permissions: ['settings:write'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z
    .strictObject({
      desk_name: nameSchema(maxDeskNameLength).optional(),
      time_zone: timeZoneSchema.optional(),
      masking: maskingSchema.optional(),
      share_links: z.strictObject(shareLinksShape, 'share_links must be an object').partial().optional(),
      audit_retention_days: retentionSchema.optional(),
    })
    .refine(
      (body) => Object.keys(body).length > 0,
      'has nothing to change: send desk_name, time_zone, masking, share_links or audit_retention_days',
    ),
  answer: { status: 200, schema: settingsSchema },
  errors: badBody,
  sendsSessionData: false,
});

/** All who can view a session, by what they see of it. */
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
    masked: z.array(z.string()).meta({ description: 'JSON Pointers to what this actor sees as placeholders' }),
    withheld: z.array(z.string()).meta({
      description: 'JSON Pointers to what this actor sees and you do not: here you see placeholders for it',
    }),
  })
  .meta({ id: 'PreviewSight' });

export type PreviewVisibility = z.infer<typeof previewVisibilitySchema>;

const previewSchema = z
  .strictObject({
    actor: z.enum(previewActors).meta({
      description:
        '`person`: anyone who is signed in. `key`: an API key without `personal_data:read`; `key_that_writes`: one that also holds `sessions:write`. `share_link`: a masked one',
    }),
    before: previewVisibilitySchema.meta({ description: 'With the current rules' }),
    after: previewVisibilitySchema.meta({ description: 'With the proposed rules' }),
  })
  .meta({ id: 'Preview' });

export type Preview = z.infer<typeof previewSchema>;

export const createPreview = defineEndpoint({
  name: 'settings.createPreview',
  method: 'POST',
  path: '/v2/settings/previews',
  summary: 'Preview what masking rules would do to a session',
  description:
    'Returns the session before and after for each kind of actor. Also requires `sessions:read` for the agent, and is recorded as an access. It shows no value that the current rules mask for you: where the proposed rules show more, `withheld` names the places. It does not say whether a detector would still find something there, nor what is inside a masked object. With an active reveal of the session, or an API key with `personal_data:read`, everything is shown.',
  actors: 'people_and_keys',
  permissions: ['settings:write'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({ agent_id: agentIdSchema, session_id: sessionIdSchema, masking: maskingSchema }),
  answer: { status: 200, schema: z.strictObject({ previews: z.array(previewSchema).length(previewActors.length) }) },
  errors: ['agent_not_found', 'session_not_found', ...badBody],
  sendsSessionData: true,
});
