import { DeskError, type FieldErrors } from '#contract/errors';
import { type JsonNode, JsonTextError, parseJsonText, pointerTo } from '#contract/json-text';
import { parseMetadata } from '#contract/metadata';
import type { Maskable } from '#core/masking/masking';
import { hasPlaceholder } from '#core/masking/placeholders';
import { type Visibility, visibleContent } from './presenter';

/** What is to be stored; a field that is undefined stays as it is. */
type Given = { description?: string | null | undefined; metadata?: string | undefined };

/** A value that an actor sees as a placeholder: the placeholder they see, and the stored text. */
type Hidden = { shown: string; stored: string };

const misplaced = 'is a placeholder for a masked value, and can only be sent back in its original place';
const uncertain = 'is a placeholder in a list whose length has changed, so it is unclear which value it means';

/**
 * Restores the stored values where an actor sends back the placeholders they were shown: a string equal to the
 * placeholder in its original position means *unchanged*. `stored` is null for a new session.
 * Throws `invalid_request` with the JSON Pointer of every other placeholder, and when the metadata becomes too large.
 */
export function withStoredValues(given: Given, stored: Maskable | null, visibility: Visibility): Given {
  const errors: FieldErrors = {};
  const seen = stored === null ? null : visibleContent(stored, visibility);
  let { description } = given;
  if (typeof description === 'string' && hasPlaceholder(description)) {
    if (seen !== null && seen.description === description) description = stored?.description;
    else errors['/description'] = misplaced;
  }
  const metadata =
    given.metadata === undefined
      ? undefined
      : new WriteBack(given.metadata, visibility.name === 'hidden', errors).result(
          stored === null ? null : { stored: stored.metadata, shown: seen?.metadata ?? '', masked: seen?.masked ?? [] },
        );
  refuse(errors);
  if (metadata !== undefined) requireWithinLimits(metadata);
  return { description, metadata };
}

class WriteBack {
  private readonly hidden = new Map<string, Hidden>();
  private readonly lengths = new Map<string, number>();
  private readonly replacements: { start: number; end: number; text: string }[] = [];

  constructor(
    private readonly given: string,
    private readonly isAnonymous: boolean,
    private readonly errors: FieldErrors,
  ) {}

  result(before: { stored: string; shown: string; masked: readonly string[] } | null): string {
    if (before !== null && before.masked.length > 0) {
      const masked = new Set(before.masked);
      const collect = (stored: JsonNode, shown: JsonNode, pointer: string): void => {
        if (masked.has(pointer)) {
          const text = before.stored.slice(stored.start, stored.end);
          if (shown.kind === 'string') this.hidden.set(pointer, { shown: shown.value, stored: text });
          return;
        }
        if (stored.kind === 'array') this.lengths.set(pointer, stored.items.length);
        const parts = children(shown);
        for (const [index, [key, node]] of children(stored).entries()) {
          const part = parts[index];
          if (part !== undefined) collect(node, part[1], pointerTo(pointer, key));
        }
      };
      collect(parseJsonText(before.stored), parseJsonText(before.shown), '/metadata');
    }
    this.visit(parseJsonText(this.given), '/metadata', misplaced);
    return this.spliced();
  }

  private visit(node: JsonNode, pointer: string, problem: string): void {
    if (node.kind === 'string') {
      const hidden = this.hidden.get(pointer);
      if (problem === misplaced && hidden?.shown === node.value) {
        this.replacements.push({ start: node.start, end: node.end, text: hidden.stored });
      } else if (hasPlaceholder(node.value)) {
        this.errors[pointer] = problem;
      }
      return;
    }
    // Identical placeholders do not show which item was left out.
    const length = this.lengths.get(pointer);
    const isUncertain =
      this.isAnonymous && node.kind === 'array' && length !== undefined && length !== node.items.length;
    for (const [key, child] of children(node)) {
      const place = pointerTo(pointer, key);
      if (typeof key === 'string' && hasPlaceholder(key)) this.errors[place] = misplaced;
      this.visit(child, place, isUncertain ? uncertain : problem);
    }
  }

  private spliced(): string {
    let result = '';
    let at = 0;
    for (const { start, end, text } of this.replacements) {
      result += this.given.slice(at, start) + text;
      at = end;
    }
    return result + this.given.slice(at);
  }
}

function children(node: JsonNode): (readonly [string | number, JsonNode])[] {
  if (node.kind === 'object') return node.members.map(({ key, value }) => [key, value] as const);
  return node.kind === 'array' ? node.items.map((item, index) => [index, item] as const) : [];
}

function requireWithinLimits(metadata: string): void {
  try {
    parseMetadata(metadata);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    refuse({ metadata: `with its masked values it has ${error.message}` });
  }
}

function refuse(errors: FieldErrors): void {
  const problems = Object.entries(errors);
  if (problems.length === 0) return;
  const messages = problems.map(([pointer, problem]) => `${pointer} ${problem}.`);
  throw new DeskError('invalid_request', messages, { fieldErrors: errors });
}
