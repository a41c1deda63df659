import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { agentIdSchema, sessionIdSchema, timeSchema } from './ids';
import { type JsonNode, JsonTextError, parseJsonText } from './json-text';

export const sessionParamsSchema = z.strictObject({ agent_id: agentIdSchema, session_id: sessionIdSchema });

const lastChangeSchema = z.strictObject({
  at: timeSchema,
  /** the name of the person or API key that made the change */
  by: z.string(),
  revision_id: z.string(),
});

/** A session as JSON.parse would read it: for strict checks of answers, not for keeping metadata. */
export const sessionSchema = z.strictObject({
  id: sessionIdSchema,
  agent_id: agentIdSchema,
  /** at most 10,000 characters as stored; a masked one may be longer than what it hides */
  description: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  enabled: z.boolean(),
  created_at: timeSchema,
  /** JSON Pointers of what is masked for this actor; absent when nothing is */
  masked: z.array(z.string()).min(1).optional(),
  last_change: lastChangeSchema.optional(),
});

/** A session with its metadata as the stored text: what every layer of the desk passes on. */
export type Session = Omit<z.infer<typeof sessionSchema>, 'metadata'> & {
  /** JSON text of an object, exactly as stored (masked values replaced) */
  metadata: string;
};

export const getSession = defineEndpoint({
  name: 'sessions.get',
  method: 'GET',
  path: '/v2/agents/{agent_id}/sessions/{session_id}',
  summary: 'Get a session',
  actors: 'people_and_keys',
  permission: 'sessions:read',
  params: sessionParamsSchema,
  query: z.strictObject({ include: z.literal('last_change', 'include can only be last_change').optional() }),
  body: null,
  answer: { status: 200, schema: sessionSchema },
  errors: ['agent_not_found', 'session_not_found'],
  sendsSessionData: true,
});

/** Writes a session as the API answers it: six fields in order, a field a line, metadata as its text. */
export function writeSession(session: Session): string {
  const lines = [
    `"id": ${JSON.stringify(session.id)}`,
    `"agent_id": ${JSON.stringify(session.agent_id)}`,
    `"description": ${JSON.stringify(session.description)}`,
    `"metadata": ${session.metadata}`,
    `"enabled": ${session.enabled}`,
    `"created_at": ${JSON.stringify(session.created_at)}`,
  ];
  if (session.masked?.length) lines.push(`"masked": ${JSON.stringify(session.masked)}`);
  if (session.last_change) lines.push(`"last_change": ${JSON.stringify(session.last_change)}`);
  return `{\n  ${lines.join(',\n  ')}\n}\n`;
}

/**
 * Reads an answer of the API back, keeping the metadata's text.
 * Throws JsonTextError or ZodError when it is not a session.
 */
export function readSession(text: string): Session {
  const tree = parseJsonText(text);
  if (tree.kind !== 'object') throw new JsonTextError('a session is an object', tree.start);
  const metadata = tree.members.find((member) => member.key === 'metadata')?.value;
  const rest = Object.fromEntries(
    tree.members.filter((member) => member.key !== 'metadata').map((member) => [member.key, plain(text, member.value)]),
  );
  const session = sessionSchema.omit({ metadata: true }).parse(rest);
  if (metadata?.kind !== 'object') throw new JsonTextError('metadata is an object', metadata?.start ?? 0);
  return { ...session, metadata: text.slice(metadata.start, metadata.end) };
}

function plain(text: string, node: JsonNode): unknown {
  return JSON.parse(text.slice(node.start, node.end));
}
