import { z } from 'zod';

// The anchors are whole-string: `$` without the m flag would still accept no newline in JavaScript, and the
// length is checked by zod, so a trailing newline or 256 characters are refused.
export const agentIdSchema = z
  .string()
  .max(255, 'an agent_id has at most 255 characters')
  .regex(/^agt_[0-9a-zA-Z_-]+$/, 'an agent_id is agt_ followed by letters, digits, _ or -')
  .meta({ id: 'AgentId' });

export const sessionIdSchema = z
  .string()
  .max(255, 'a session_id has at most 255 characters')
  .regex(/^ase_[0-9a-zA-Z_-]+$/, 'a session_id is ase_ followed by letters, digits, _ or -')
  .meta({ id: 'SessionId' });

/** A person's id, or the public part of a key: who made or did something. */
export const actorIdSchema = z
  .string()
  .max(255, 'an id has at most 255 characters')
  .regex(/^[0-9A-Za-z_-]+$/, 'is not the id of a person or of a key');

/** One segment of a path as its writer meant it. What cannot be decoded is given as it came: no id's form allows a %. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
