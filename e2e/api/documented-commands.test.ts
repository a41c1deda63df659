import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, deskEnvironment, startDesk } from '../fixtures/desk';

const guide = readdirSync('docs/guide').map((name) => `docs/guide/${name}`);
const documents = ['README.md', ...guide, 'docs/operations.md', 'CONTRIBUTING.md'];

/** Commands that are not run here, by a piece of each, with the reason. */
const notRun: Record<string, string> = {
  'npm ci && npm start': 'it starts a desk, as the tests do without installing it anew',
  'npm ci && npm test': 'it would run this test',
  'npm ci && npm run dev': 'it starts a desk',
  'npm ci && npm run build && npm start': 'it starts a desk',
  'DEMO=off npm start': 'it starts a desk, as first-steps.test.ts does',
  'DATABASE_URL=': 'these are settings of a production, not a command',
  'npm run db:migration': 'it writes a migration',
  'npm run openapi -- --examples': 'it writes the description of the API with a desk of its own',
};

type Block = { document: string; code: string; firstLine: string; answer: string | null };

/** The commands in a document, each with the JSON that it says they answer with. A command that repeats counts once. */
function blocksIn(document: string): Block[] {
  const text = readFileSync(document, 'utf8');
  const fences = /^( *)```sh\n([\s\S]*?)^\1```\n(?:\s*```json\n([\s\S]*?)```)?/gm;
  return [...text.matchAll(fences)].map(([, , given = '', answer]) => {
    const code = given.replace(/^ +/gm, '').trim();
    return { document, code, firstLine: code.split('\n')[0] ?? '', answer: answer ?? null };
  });
}

const found = documents.flatMap(blocksIn);
const blocks = found.filter(({ code }, at) => found.findIndex((other) => other.code === code) === at);
const reasonFor = (code: string) => Object.keys(notRun).find((piece) => code.startsWith(piece));
const runnable = blocks.filter(({ code }) => reasonFor(code) === undefined);

let desk: Desk;
// A desk of its own: the commands leave sessions, links, keys and people behind.
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk?.stop());

/** Runs commands as they stand, on the test's desk in place of the reader's. Throws if one of them fails. */
async function run(code: string): Promise<string> {
  const here = code
    .replaceAll('localhost:3000', new URL(desk.url).host)
    .replaceAll('./.data/', `${desk.dataDir}/`)
    .replaceAll('audit.jsonl', join(desk.dataDir, 'audit.jsonl'));
  const env = { ...deskEnvironment(desk.dataDir, 0, {}), KEY: desk.apiKeys[0]?.key };
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', here], {
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

describe('the commands in the documents', () => {
  test.each(runnable)(
    'of $document do what they say: $firstLine',
    async ({ code, answer }) => {
      const written = await run(code);
      // An error of the API has `messages`, and curl takes it for an answer like any other.
      expect(written).not.toContain('"messages"');
      expect(written).not.toBe('');
      if (answer !== null) expect(JSON.parse(written)).toEqual(JSON.parse(answer));
    },
    60_000,
  );

  test('that are not run are still there', () => {
    const pieces = Object.keys(notRun);
    expect(pieces.filter((piece) => !blocks.some(({ code }) => code.startsWith(piece)))).toEqual([]);
  });

  test('find the session that they wrote', async () => {
    const search =
      runnable
        .find(({ code }) => code.includes('metadata_filter='))
        ?.code.split('\n')
        .at(-1) ?? '';
    expect(JSON.parse(await run(search)).sessions).toMatchObject([{ id: 'ase_readme_001', enabled: false }]);
  });
});
