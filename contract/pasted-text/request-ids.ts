import type { PastedItem } from './lines';
import { recognise, unescaped } from './pasted-text';

const shortest = 8;
const longest = 128;
const most = 10;

/**
 * Returns what could be a request id in an item, the likeliest first, at most 10. Returns none where the item itself
 * names an agent or a session. Linear in the item's length.
 */
export function requestIdsIn({ text }: PastedItem): string[] {
  const { agentId, sessionId } = recognise(text);
  if (agentId !== null || sessionId !== null) return [];
  const written = (unescaped(text).match(/[A-Za-z0-9_.-]+/g) ?? []).filter((each) => each.length <= 2 * longest);
  // A full stop may belong to the id, or end the sentence that contains it.
  const tokens = new Set(written.flatMap((each) => [withoutStops(each), each]));
  return [...tokens]
    .filter(({ length }) => length >= shortest && length <= longest)
    .map((id) => ({ id, rank: rankOf(id) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ id }) => id);
}

/** Whether an item is worth searching for request ids: a word of letters is a candidate only where it is alone. */
export function mayHoldRequestId(item: PastedItem): boolean {
  return requestIdsIn(item).some((id) => /[0-9_.-]/.test(id) || id === item.text.trim());
}

function withoutStops(token: string): string {
  let end = token.length;
  while (end > 0 && (token[end - 1] === '.' || token[end - 1] === '-')) end -= 1;
  return token.slice(0, end);
}

function rankOf(id: string): number {
  if (id.startsWith('req_')) return 0;
  if (/[0-9]/.test(id)) return 1;
  return /[_.-]/.test(id) ? 2 : 3;
}
