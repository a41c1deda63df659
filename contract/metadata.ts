import { z } from 'zod';
import { keepsText } from './exact-json';
import { type JsonNode, JsonTextError, parseJsonText } from './json-text';

export const metadataLimits = { bytes: 256 * 1024, depth: 32, nodes: 10_000 } as const;

export type MetadataTree = Extract<JsonNode, { kind: 'object' }>;

/**
 * Parses stored or submitted metadata text to its tree. Throws JsonTextError when the text is not a JSON object or
 * exceeds the limits of the contract.
 */
export function parseMetadata(text: string): MetadataTree {
  if (new TextEncoder().encode(text).length > metadataLimits.bytes) {
    throw new JsonTextError(`more than ${metadataLimits.bytes / 1024} KiB`, 0);
  }
  const tree = parseJsonText(text, metadataLimits);
  if (tree.kind !== 'object') throw new JsonTextError('metadata must be an object', tree.start);
  return tree;
}

/** Metadata to be stored: the text of a JSON object within the limits. */
export const metadataSchema = keepsText(
  z
    .string()
    .superRefine((text, context) => {
      const problem = problemOf(text);
      if (problem !== null) context.addIssue({ code: 'custom', message: problem });
    })
    .meta({
      type: 'object',
      additionalProperties: true,
      description: `Any JSON object of at most ${metadataLimits.bytes / 1024} KiB, ${metadataLimits.depth} levels and ${metadataLimits.nodes.toLocaleString('en')} values. Stored exactly as sent`,
    }),
);

function problemOf(text: string): string | null {
  try {
    parseMetadata(text);
    return null;
  } catch (error) {
    if (error instanceof JsonTextError) return `${error.message} (at character ${error.offset} of it)`;
    throw error;
  }
}
