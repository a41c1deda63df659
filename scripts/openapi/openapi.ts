/**
 * `npm run openapi`: writes contract/openapi.json, the OpenAPI document, from the endpoint records of the contract.
 * `--examples` first makes the calls of scripts/openapi/calls.ts on a temporary desk, and uses its responses as the
 * examples. `--check` writes nothing and fails if the file is not up to date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpoints } from '#contract/endpoints';
import { projectFolder } from '../process/node-program';
import { openapiDocument } from './document';
import { readExamples } from './examples';
import { recordExamples } from './record-examples';

const file = join(projectFolder, 'contract/openapi.json');

function write(): void {
  writeFileSync(file, textNow());
  console.log(`Wrote contract/openapi.json: ${endpoints.length} endpoints.`);
}

function textNow(): string {
  return `${JSON.stringify(openapiDocument(endpoints, readExamples()), null, 2)}\n`;
}

function check(): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === textNow()) return;
  console.error('contract/openapi.json is out of date. Run: npm run openapi');
  process.exitCode = 1;
}

const option = process.argv[2];
if (option === '--check') {
  check();
} else if (option === '--examples') {
  // Also before recording: the temporary desk serves the document.
  write();
  await recordExamples();
  write();
} else {
  write();
}
