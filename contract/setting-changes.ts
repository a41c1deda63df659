import { z } from 'zod';
import { actorKinds } from './actor-kinds';
import { defineEndpoint } from './endpoint';
import { timeSchema } from './times';

// The settings as they were: a label or a detector of that time may have been removed since, so nothing is refused
// here.
const changedSettingsSchema = z
  .strictObject({
    desk_name: z.string(),
    time_zone: z.string(),
    masking: z
      .strictObject({
        built_in_keys: z.boolean(),
        rules: z.array(z.strictObject({ path: z.string(), label: z.string() })),
        exceptions: z.array(z.string()),
        detectors: z.record(z.string(), z.boolean()),
      })
      .partial(),
    share_links: z.strictObject({ allowed: z.boolean(), usual_days: z.int(), longest_days: z.int() }).partial(),
    audit_retention_days: z.int().nullable(),
  })
  .partial()
  .meta({
    id: 'ChangedSettings',
    description: 'Only the settings that changed; a list of rules or exceptions is returned in full',
  });

export type ChangedSettings = z.infer<typeof changedSettingsSchema>;

const settingChangeSchema = z
  .strictObject({
    id: z.string(),
    at: timeSchema,
    by: z.strictObject({ kind: z.enum(actorKinds), id: z.string().nullable(), name: z.string() }),
    before: changedSettingsSchema,
    after: changedSettingsSchema,
  })
  .meta({ id: 'SettingChange' });

export type SettingChange = z.infer<typeof settingChangeSchema>;

export const getSettingChange = defineEndpoint({
  name: 'settings.getChange',
  method: 'GET',
  path: '/v2/settings/changes/{change_id}',
  summary: 'Get a change of the settings: the values before and after',
  description:
    'An audit event `settings.update` names its change as `change_id` in its `details` and holds no values itself. The values are kept here as long as the event is, or until they are erased.',
  actors: 'people_and_keys',
  permissions: ['audit:read'],
  params: z.strictObject({
    change_id: z.string().regex(/^chg_[0-9A-Za-z]{22}$/, 'a change_id is chg_ followed by 22 letters and digits'),
  }),
  query: z.strictObject({}),
  body: null,
  answer: { status: 200, schema: settingChangeSchema },
  errors: ['not_found'],
  sendsSessionData: false,
});
