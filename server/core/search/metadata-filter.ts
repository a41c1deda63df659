import peggy, { type Parser } from 'peggy';
import { JsonTextError, parseJsonText } from '#contract/json-text';
import { type MetadataFilter, metadataFilterLimits } from '#contract/metadata-filter';
import { metadataFilterGrammar } from './metadata-filter-grammar';

/**
 * A text that is not a filter. `position` counts characters (code points) from 1; the number after the last is the end.
 */
export class MetadataFilterError extends Error {
  constructor(
    readonly position: number,
    problem: string,
  ) {
    super(`at character ${position}: ${problem}`);
    this.name = 'MetadataFilterError';
  }
}

let parser: Parser | undefined;

/**
 * Parses a `metadata_filter` into the condition for the database. Runs in time linear in the text's length.
 * Throws MetadataFilterError with the position and what is expected there; it repeats nothing of the text.
 */
export function parseMetadataFilter(text: string): MetadataFilter {
  refuseLongText(text);
  refuseWrongCharacters(text);
  parser ??= peggy.generate(metadataFilterGrammar);
  try {
    return parser.parse(text, { limits: metadataFilterLimits, numberProblem });
  } catch (error) {
    if (!(error instanceof parser.SyntaxError)) throw error;
    throw new MetadataFilterError(positionAt(text, error.location.start.offset), error.message);
  }
}

function refuseLongText(text: string): void {
  const most = metadataFilterLimits.characters;
  // A character is at most two code units, so even a very long text costs little here.
  const beginning = [...text.slice(0, 2 * most + 2)];
  if (beginning.length > most) throw new MetadataFilterError(most + 1, `more than ${most} characters`);
}

/** Refuses NUL and lone surrogates: PostgreSQL stores neither, so no metadata holds them. */
function refuseWrongCharacters(text: string): void {
  const offset = text.search(/[\0\p{Cs}]/u);
  if (offset >= 0) throw new MetadataFilterError(positionAt(text, offset), 'a character that no metadata can hold');
}

function numberProblem(text: string): string | null {
  try {
    parseJsonText(text);
    return null;
  } catch (error) {
    if (error instanceof JsonTextError) return error.message;
    throw error;
  }
}

function positionAt(text: string, offset: number): number {
  return [...text.slice(0, offset)].length + 1;
}
