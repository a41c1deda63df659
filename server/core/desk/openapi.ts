import { getOpenapi } from '#contract/openapi';
import document from '#contract/openapi.json';
import { operation } from '#core/access/operation';

// Made once, and byte for byte the file that is in the repository.
const text = JSON.stringify(document, null, 2);

/** Gives the description of the API as JSON text. */
export const get = operation(getOpenapi, async () => text);
