/**
 * `npm run check`: types, style, who imports whom, folder cycles, unused code, limits, and the API description. All of
 * them run, even if one fails.
 */
import { existsSync } from 'node:fs';
import { generateTypes } from './generated-types';
import { runSideBySide, script, tool } from './steps';

const FOLDERS = ['app', 'client', 'components', 'contract', 'e2e', 'hooks', 'prisma', 'scripts', 'server', 'proxy.ts'];

if (!(await generateTypes())) process.exit(1);
const passed = await runSideBySide(
  [
    tool('types', 'tsc', '--noEmit'),
    tool('who imports whom', 'depcruise', '--output-type', 'err-long', ...FOLDERS.filter((path) => existsSync(path))),
    tool('unused code', 'knip', '--no-progress', '--no-config-hints'),
    tool('style', 'biome', 'check', '--error-on-warnings', '--max-diagnostics=50'),
    script('no folder circles', 'scripts/checks/folders.ts'),
    { ...script('rooms of core', 'scripts/checks/architecture.ts', '--check'), isShown: true },
    script('limits', 'scripts/checks/limits.ts'),
    script('API description is current', 'scripts/openapi/openapi.ts', '--check'),
    script('API description is sound', 'scripts/openapi/lint.ts'),
  ],
  2,
);
if (!passed) process.exitCode = 1;
