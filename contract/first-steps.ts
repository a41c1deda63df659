import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { timeSchema } from './times';

/** The first steps on a new desk, in the recommended order. */
export const firstStepNames = ['create_api_key', 'create_session', 'look_up_session', 'invite_person'] as const;

/** The command that creates the first person of a desk; the terminal and the sign-in page show the same one. */
export const firstAdminCommand = 'npm run people -- create --name "Ada Admin" --email ada@example.com --role admin';

const firstStepSchema = z
  .strictObject({
    name: z.enum(firstStepNames),
    done_at: timeSchema.nullable().meta({ description: 'When someone first did it; null: not yet' }),
  })
  .meta({ id: 'FirstStep' });

export type FirstStep = z.infer<typeof firstStepSchema>;

const firstStepsSchema = z.strictObject({
  first_steps: z.array(firstStepSchema).length(firstStepNames.length),
  metadata: z.strictObject({
    has_demo_data: z.boolean().meta({ description: 'The desk has demo data, so its page does not show the steps' }),
  }),
});

export type FirstSteps = z.infer<typeof firstStepsSchema>;

export const listFirstSteps = defineEndpoint({
  name: 'first_steps.list',
  method: 'GET',
  path: '/v2/first_steps',
  summary: 'List the first steps of a new desk, and when each was done',
  description:
    'Steps complete by themselves: with the first API key, the first session, the first session viewed by a person, and the first invitation or second person. They stay complete when the key is revoked or the session deleted.',
  actors: 'people',
  permissions: [],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: null,
  answer: {
    status: 200,
    schema: firstStepsSchema,
  },
  errors: [],
  sendsSessionData: false,
});
