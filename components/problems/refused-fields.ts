import type { Failure } from '#hooks/failures';
import { fieldWords } from './field-words';

/**
 * Returns what the API found wrong, as sentences by form field. Null where any part of it is about none of the fields:
 * then the refusal applies to the form as a whole.
 */
export function badFields<Field extends string>(
  { code, fieldErrors = {} }: Failure,
  fields: readonly Field[],
): Partial<Record<Field, string>> | null {
  if (code !== 'invalid_request') return null;
  const found: Partial<Record<Field, string>> = {};
  for (const [place, problem] of Object.entries(fieldErrors)) {
    const field = fields.find((name) => name === nameIn(place));
    if (field === undefined) return null;
    found[field] = fieldWords(problem);
  }
  return Object.keys(found).length === 0 ? null : found;
}

/** A place as the API names it: `agent_ids`, `agent_ids.3` or `/agent_ids/3`. */
function nameIn(place: string): string | undefined {
  return place.replace(/^\//, '').split(/[./]/)[0];
}
