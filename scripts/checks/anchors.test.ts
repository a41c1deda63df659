import { expect, it } from 'vitest';
import { anchorsOf } from './anchors';

it('anchors are the headings in lower case, with dashes, without signs, and numbered where they repeat', () => {
  const document = '# The API\n## `npm test`, and [more](more.md)\n```sh\n# a comment\n```\n## Start\n### Start\n';
  expect([...anchorsOf(document)]).toEqual(['the-api', 'npm-test-and-more', 'start', 'start-1']);
});
