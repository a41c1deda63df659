import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../process/node-program';

/** A real call of one endpoint: the request and the response. */
type Example = {
  params?: Record<string, string>;
  body?: unknown;
  /** a file's text is a string */
  answer?: unknown;
  /** of a file response */
  media?: string;
};

/** Real calls by the name of the endpoint's record, and real errors by their code. */
export type Examples = { calls: Record<string, Example>; errors: Record<string, unknown> };

export const examplesFile = join(projectFolder, 'contract/openapi-examples.json');

/** Reads the examples in the repository. */
export function readExamples(): Examples {
  if (!existsSync(examplesFile)) return { calls: {}, errors: {} };
  return JSON.parse(readFileSync(examplesFile, 'utf8'));
}
