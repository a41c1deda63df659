import { benchApi } from './api';
import { benchRules } from './masking-rules';
import { benchPages } from './pages';
import { benchTexts } from './pasted-texts';
import { benchSearch } from './search';

/**
 * `npm run bench` measures everything, `npm run bench -- NAME` one part. Machines differ and are never quiet: the API
 * parts compare two things in one run and report the ratio, the page parts have goals.
 */
const parts: Record<string, () => void | Promise<void>> = {
  api: benchApi,
  search: benchSearch,
  texts: benchTexts,
  rules: benchRules,
  pages: benchPages,
  // Lighthouse takes a while to load.
  lighthouse: async () => (await import('./lighthouse')).benchLighthouse(),
};

const [name] = process.argv.slice(2);
if (name !== undefined && parts[name] === undefined) {
  console.error(`There is no such part. Parts: ${Object.keys(parts).join(', ')}`);
  process.exit(1);
}
for (const [each, run] of Object.entries(parts)) {
  if (name === undefined || name === each) await run();
}
