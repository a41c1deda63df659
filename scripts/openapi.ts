/**
 * `npm run openapi`: writes contract/openapi.json, the OpenAPI document, from the endpoint records of the contract.
 * `--check` writes nothing and fails where the file is not what would be written.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpoints } from '#contract/endpoints';
import { projectFolder } from './node-program';
import { openapiDocument } from './openapi-document';
import { readExamples } from './openapi-examples';

const file = join(projectFolder, 'contract/openapi.json');
const options = new Set(process.argv.slice(2));

const text = `${JSON.stringify(openapiDocument(endpoints, readExamples()), null, 2)}\n`;
if (!options.has('--check')) {
  writeFileSync(file, text);
  console.log(`Wrote contract/openapi.json: ${endpoints.length} endpoints.`);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error('contract/openapi.json is not what the contract says now. Run: npm run openapi');
  process.exitCode = 1;
}
