import type { z } from 'zod';

/** Maps a field of the API to the name of its option. */
const optionOf: Record<string, string> = { agent_ids: 'agents', expires_at: 'expires', key_id: 'id' };

/**
 * Validates options by the rules of the API. Throws an error that names each wrong one with its problem, one per line.
 */
export function checkedOptions<T>(schema: z.ZodType<T>, given: Record<string, unknown>): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => {
    const field = String(path[0] ?? '');
    return `--${optionOf[field] ?? field}: ${given[field] === undefined ? 'is missing' : message}`;
  });
  throw new Error([...new Set(lines)].join('\n'));
}
