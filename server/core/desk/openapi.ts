import { getOpenapi } from '#contract/openapi';
import document from '#contract/openapi.json';
import { operation } from '#core/access/operation';

// Built once; byte for byte the same as the file in the repository.
const text = JSON.stringify(document, null, 2);

/** Returns the OpenAPI description as JSON text. */
export const get = operation(getOpenapi, async () => text);
