import { z } from 'zod';
import { exactObjectSchema } from './exact-json';
import { agentIdSchema, sessionIdSchema } from './ids';
import { metadataSchema } from './metadata';
import { type SessionFieldName, type SessionState, type StateName, sessionFields } from './session-fields';
import { timeSchema } from './times';

const { maxLength } = sessionFields.description.write;

/** The fields in an answer. */
export const answerShape = {
  id: sessionIdSchema,
  agent_id: agentIdSchema,
  description: z.string().nullable().meta({
    description: 'At most 10,000 characters as stored; once masked it may be longer',
  }),
  metadata: exactObjectSchema,
  enabled: z.boolean(),
  created_at: timeSchema,
} as const satisfies { [Name in SessionFieldName]: z.ZodType<Name extends StateName ? SessionState[Name] : string> };

/** The fields in a body, each of them optional. */
export const bodyShape = {
  description: z
    .string('a description must be a string or null')
    .refine((text) => [...text].length <= maxLength, `can have at most ${maxLength} characters`)
    .meta({ maxLength })
    .nullable()
    .optional(),
  metadata: metadataSchema.optional(),
  enabled: z.boolean('enabled is true or false').optional(),
} as const satisfies { [Name in StateName]: z.ZodType<SessionState[Name] | undefined> };
