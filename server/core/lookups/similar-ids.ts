const leastAlike = 0.5;

/**
 * Returns the candidates similar to `written`, most similar first, at most `count`. It compares pieces of three
 * characters, so a typo, a left-out word or different case makes little difference. Linear in the candidates' length.
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

/**
 * The pieces of an id without its prefix, which all share; the first and last characters also form pieces of their own.
 */
function pieces(id: string): Set<string> {
  const body = `^^${id.slice(4).toLowerCase()}$`;
  return new Set(Array.from({ length: body.length - 2 }, (_, at) => body.slice(at, at + 3)));
}

// Half of the score is the share of the shorter id found in the longer one, so that a left-out word does not rule an id
// out.
function similarity(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const piece of a) if (b.has(piece)) shared += 1;
  return shared / (a.size + b.size) + shared / (2 * Math.min(a.size, b.size));
}
