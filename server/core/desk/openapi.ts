import document from '#contract/openapi.json';

// Made once, and byte for byte the file that is in the repository.
const text = JSON.stringify(document, null, 2);

/** Gives the description of the API as JSON text. */
export async function get(): Promise<string> {
  return text;
}
