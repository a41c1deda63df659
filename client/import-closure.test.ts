import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const top = fileURLToPath(new URL('..', import.meta.url));
const { imports: aliases } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8'));

/** The file that an import resolves to, relative to the top of the project; null for a package. */
function fileOf(specifier: string, importer: string): string | null {
  if (specifier.startsWith('.')) return join(dirname(importer), `${specifier}.ts`);
  if (!specifier.startsWith('#')) return null;
  const [, folder = '', rest = ''] = /^#(\w+)\/(.+)$/.exec(specifier) ?? [];
  return join(String(aliases[`#${folder}/*`]).replace('*', rest));
}

/** All files that these reach through imports, and the packages that any of them imports. */
function reachOf(files: readonly string[]): { files: Set<string>; packages: Set<string> } {
  const reached = { files: new Set<string>(), packages: new Set<string>() };
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.files.has(file)) continue;
    reached.files.add(file);
    expect(existsSync(join(top, file)), file).toBe(true);
    for (const { fileName } of ts.preProcessFile(readFileSync(join(top, file), 'utf8')).importedFiles) {
      const next = fileOf(fileName, file);
      if (next === null) reached.packages.add(fileName);
      else waiting.push(next);
    }
  }
  return reached;
}

it('the client imports only itself, the contract and zod, so that any program can use it', () => {
  const own = readdirSync(join(top, 'client')).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const { files, packages } = reachOf(own.map((name) => join('client', name)));
  expect(files.size).toBeGreaterThan(own.length);
  expect([...files].filter((file) => !/^(client|contract)[\\/]/.test(file))).toEqual([]);
  expect([...packages]).toEqual(['zod']);
});
