import { benchApi } from './bench-api';
import { benchRules } from './bench-rules';
import { benchSearch } from './bench-search';
import { benchTexts } from './bench-texts';

/**
 * `npm run bench` measures everything, `npm run bench -- NAME` one part. Each part compares two things in one run and
 * gives the ratio, since machines differ and are never quiet.
 */
const parts: Record<string, () => void | Promise<void>> = {
  api: benchApi,
  search: benchSearch,
  texts: benchTexts,
  rules: benchRules,
};

const [name] = process.argv.slice(2);
if (name !== undefined && parts[name] === undefined) {
  console.error(`There is no such part. Parts: ${Object.keys(parts).join(', ')}`);
  process.exit(1);
}
for (const [each, run] of Object.entries(parts)) {
  if (name === undefined || name === each) await run();
}
