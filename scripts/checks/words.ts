/**
 * Refuses names that docs/glossary.md lists as retired, among the identifiers and file names of our code. Prose, strings,
 * fields of the API and columns of the database are free. Prints one line per finding and exits with 1 if there is any.
 */
import { readFileSync } from 'node:fs';
import { listFiles } from './project-files';
import { findRetiredNames, readRetiredNames } from './retired-names';

const GLOSSARY = 'docs/glossary.md';
const CODE_FILE = /\.(ts|tsx|js|mjs|cjs)$/;
/** Its cases are made of retired names. */
const OWN_TEST = 'scripts/checks/retired-names.test.ts';

const retired = readRetiredNames(readFileSync(GLOSSARY, 'utf8'));
if (retired.length === 0) {
  console.error(`${GLOSSARY} has no table of retired names.`);
  process.exit(1);
}
const files = listFiles().filter((path) => CODE_FILE.test(path) && path !== OWN_TEST);
const problems = files.flatMap((path) =>
  findRetiredNames(path, readFileSync(path, 'utf8'), retired).map(
    ({ line, name, instead }) => `${path}${line === 0 ? '' : `:${line}`}: ${name} is retired. Use ${instead}.`,
  ),
);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${files.length} files use none of ${retired.length} retired names.`);
