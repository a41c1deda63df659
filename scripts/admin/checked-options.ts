import type { z } from 'zod';

/** The option that a field of the API is given by. */
const optionOf: Record<string, string> = { agent_ids: 'agents', expires_at: 'expires', key_id: 'id' };

/** Checks options by the rules of the API. Throws an error that names each wrong one with its problem, a line each. */
export function checkedOptions<T>(schema: z.ZodType<T>, given: Record<string, unknown>): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => {
    const field = String(path[0] ?? '');
    return `--${optionOf[field] ?? field}: ${given[field] === undefined ? 'is missing' : message}`;
  });
  throw new Error([...new Set(lines)].join('\n'));
}
