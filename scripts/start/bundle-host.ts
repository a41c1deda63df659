import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { projectFolder } from '../process/node-program';

/**
 * Bundles server/host.ts to dist/host.mjs: our own sources in one file that plain Node starts at once, with npm
 * packages left in place. Throws with esbuild's messages, which it also prints.
 */
export async function bundleHost(): Promise<void> {
  await build({
    absWorkingDir: projectFolder,
    entryPoints: ['server/host.ts'],
    outfile: 'dist/host.mjs',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [routesPlugin],
  });
}

/** Bundles the offline check of an audit export to dist/verify-audit.mjs: one file that plain Node runs anywhere. */
export async function bundleAuditCheck(): Promise<void> {
  await build({
    absWorkingDir: projectFolder,
    entryPoints: ['scripts/admin/verify-audit-file.ts'],
    outfile: 'dist/verify-audit.mjs',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
}

/** `virtual:routes`: every route file of app/v2 with the path of its folders, so that no list is maintained by hand. */
const routesPlugin: Plugin = {
  name: 'routes',
  setup(bundling) {
    bundling.onResolve({ filter: /^virtual:routes$/ }, ({ path }) => ({ path, namespace: 'routes' }));
    bundling.onLoad({ filter: /.*/, namespace: 'routes' }, () => ({
      contents: writeRoutesModule(findRouteFiles()),
      loader: 'js',
      resolveDir: projectFolder,
    }));
  },
};

function findRouteFiles(): string[] {
  const entries = readdirSync(join(projectFolder, 'app/v2'), { recursive: true, encoding: 'utf8' });
  return entries
    .map((entry) => `app/v2/${entry.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('/route.ts'))
    .sort();
}

function writeRoutesModule(files: string[]): string {
  const imports = files.map((file, index) => `import * as route${index} from ${JSON.stringify(`./${file}`)};`);
  const rows = files.map((file, index) => {
    // Folders in round brackets group files and are not part of the path.
    const path = file.slice('app'.length, -'/route.ts'.length).replaceAll(/\/\([^)]*\)/g, '');
    return `  { pattern: ${JSON.stringify(path)}, module: route${index} },`;
  });
  return [...imports, 'export const routes = [', ...rows, '];', ''].join('\n');
}
