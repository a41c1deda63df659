const leastAlike = 0.5;

/**
 * Of the candidates those that are nearly what was written, most alike first, at most `count`. Pieces of three
 * characters are compared, so a slip, a left-out word or another case count little. Linear in the candidates' length.
 */
export function similarIds<Candidate extends { id: string }>(
  written: string,
  candidates: readonly Candidate[],
  count: number,
): Candidate[] {
  const wanted = pieces(written);
  return candidates
    .filter((candidate) => candidate.id !== written)
    .map((candidate) => ({ candidate, alike: similarity(wanted, pieces(candidate.id)) }))
    .filter((each) => each.alike >= leastAlike)
    .sort((a, b) => b.alike - a.alike || (a.candidate.id < b.candidate.id ? -1 : 1))
    .slice(0, count)
    .map((each) => each.candidate);
}

/** Without the prefix that all share; the first and last character count as pieces of their own. */
function pieces(id: string): Set<string> {
  const body = `^^${id.slice(4).toLowerCase()}$`;
  return new Set(Array.from({ length: body.length - 2 }, (_, at) => body.slice(at, at + 3)));
}

// Half of it says how much of the shorter one is in the longer one, so that a left-out word does not rule an ID out.
function similarity(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const piece of a) if (b.has(piece)) shared += 1;
  return shared / (a.size + b.size) + shared / (2 * Math.min(a.size, b.size));
}
