import { type PathPart, parsePathPattern } from '#contract/path-patterns';

/** A key with stars, tried once at each position, however many patterns contain it. */
type Glob = { kind: 'glob'; pieces: readonly string[]; triedIn: number; fits: boolean };

/** A part of a pattern, or the pattern's end with its number. */
type Step = { kind: 'key'; key: string } | Glob | { kind: 'any_depth' } | { kind: 'end'; pattern: number };

/** How far all patterns have come at one position in the metadata: the numbers of the steps that come next. */
export type Reached = readonly number[];

/**
 * Matches many path patterns at once against positions in a tree, from the outermost key inwards. No step is tried
 * twice at one position and nothing backtracks, so the cost of a position is at most the number of steps of all
 * patterns, whatever the keys are. Upper and lower case are equal, and so are composed and decomposed letters.
 */
export class PathMatcher {
  /** Where every pattern starts. */
  readonly start: Reached;
  private readonly steps: Step[] = [];
  private readonly globs = new Map<string, Glob>();
  private readonly marks: Float64Array;
  private round = 0;

  /** Throws PathPatternError for an invalid pattern. */
  constructor(patterns: readonly string[]) {
    const starts = patterns.map((text, pattern) => {
      const first = this.steps.length;
      this.steps.push(...parsePathPattern(text).map((part) => this.stepOf(part)), { kind: 'end', pattern });
      return first;
    });
    this.marks = new Float64Array(this.steps.length);
    this.start = this.collect((add) => {
      for (const first of starts) add(first);
    });
  }

  /** Moves from an object to the value of one of its keys. */
  under(reached: Reached, key: string): Reached {
    if (reached.length === 0) return reached;
    const name = fold(key);
    return this.collect((add) => this.advance(reached, name, add));
  }

  /** Moves from an array to one of its items, whose index a pattern may name or leave out. */
  within(reached: Reached, index: number): Reached {
    if (reached.length === 0) return reached;
    return this.collect((add) => {
      for (const step of reached) add(step);
      this.advance(reached, String(index), add);
    });
  }

  /** The first pattern that ends at this position and for which `isMeant` is true, or undefined. */
  first(reached: Reached, isMeant: (pattern: number) => boolean): number | undefined {
    let found: number | undefined;
    for (const at of reached) {
      const step = this.steps[at];
      if (step?.kind === 'end' && isMeant(step.pattern) && (found === undefined || step.pattern < found)) {
        found = step.pattern;
      }
    }
    return found;
  }

  private advance(reached: Reached, name: string, add: (step: number) => void): void {
    for (const at of reached) {
      const step = this.steps[at] as Step;
      if (step.kind === 'any_depth') add(at);
      else if (step.kind === 'key' ? step.key === name : step.kind === 'glob' && this.fits(step, name)) add(at + 1);
    }
  }

  private fits(glob: Glob, name: string): boolean {
    if (glob.triedIn !== this.round) {
      glob.fits = fits(glob.pieces, name);
      glob.triedIn = this.round;
    }
    return glob.fits;
  }

  private stepOf(part: PathPart): Step {
    if (part.kind === 'any_depth') return part;
    if (part.kind === 'key') return { kind: 'key', key: fold(part.key) };
    const pieces = part.pieces.map(fold);
    // No piece contains a star, so equal texts are equal globs.
    const text = pieces.join('*');
    const glob: Glob = this.globs.get(text) ?? { kind: 'glob', pieces, triedIn: -1, fits: false };
    this.globs.set(text, glob);
    return glob;
  }

  /** Collects steps, each once. `**` also matches no key at all, so the step after it is reached as well. */
  private collect(work: (add: (step: number) => void) => void): Reached {
    this.round += 1;
    const found: number[] = [];
    const add = (step: number) => {
      if (this.marks[step] === this.round) return;
      this.marks[step] = this.round;
      found.push(step);
      if (this.steps[step]?.kind === 'any_depth') add(step + 1);
    };
    work(add);
    return found;
  }
}

const maxPartLength = 200;

/**
 * The form in which keys are compared. For a very long key only both ends matter: no pattern is as long as they are.
 */
function fold(key: string): string {
  const name =
    key.length <= 2 * maxPartLength ? key : `${key.slice(0, maxPartLength)}\u0000${key.slice(-maxPartLength)}`;
  return name.normalize('NFC').toLowerCase();
}

/** Whether a name consists of these pieces with anything in between. Each piece is matched at its first occurrence. */
function fits(pieces: readonly string[], name: string): boolean {
  const [first = ''] = pieces;
  const last = pieces[pieces.length - 1] ?? '';
  const end = name.length - last.length;
  if (end < first.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (let index = 1; index < pieces.length - 1; index += 1) {
    const piece = pieces[index] ?? '';
    const found = name.indexOf(piece, at);
    if (found === -1 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
