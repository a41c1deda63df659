import { z } from 'zod';
import { idForms, idProblems, maxIdLength } from './id-forms';

export const agentIdSchema = z
  .string()
  .max(maxIdLength, idProblems.longAgent)
  .regex(idForms.agent, idProblems.agent)
  .meta({ id: 'AgentId' });

export const sessionIdSchema = z
  .string()
  .max(maxIdLength, idProblems.longSession)
  .regex(idForms.session, idProblems.session)
  .meta({ id: 'SessionId' });

/** The id of a person or the public part of an API key: the actor that created or did something. */
export const actorIdSchema = z
  .string()
  .max(255, 'an id can have at most 255 characters')
  .regex(/^[0-9A-Za-z_-]+$/, 'is not the id of a person or of a key');

/** Decodes one segment of a path. A segment that cannot be decoded is returned as it is: no id may contain a %. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
