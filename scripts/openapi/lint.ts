/**
 * Validates contract/openapi.json as a document: with Redocly's strict rules, offline. Prints the problems and exits
 * with 1.
 */
import { createConfig, formatProblems, getTotals, lint } from '@redocly/openapi-core';
import { projectFolder } from '../process/node-program';

// All strict rules are on. The added ones check that every operation has what our generator promises.
const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    'operation-description': 'error',
    'operation-singular-tag': 'error',
    'operation-tag-defined': 'error',
    'component-name-unique': 'error',
    'no-http-verbs-in-paths': 'error',
    'request-mime-type': { severity: 'error', allowedValues: ['application/json'] },
  },
});

const problems = await lint({ ref: 'contract/openapi.json', config });
const totals = getTotals(problems);
if (totals.errors + totals.warnings > 0) {
  formatProblems(problems, { cwd: projectFolder, format: 'codeframe', totals, version: '' });
  process.exitCode = 1;
}
