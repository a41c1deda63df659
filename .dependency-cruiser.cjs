/**
 * Who may import whom. Every rule names one layer and gives the reason in one sentence; that sentence is the failure
 * message. A layer may always import itself. npm packages are allowed, except where a rule says otherwise.
 */
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Our own modules: everything in a source folder, and the files at the top. */
const OURS =
  '^((app|client|components|contract|e2e|hooks|prisma|public|scripts|server)/|[^/]+\\.(ts|tsx|mts|js|mjs|cjs)$)';

/** The product itself, as opposed to its tests and tools. */
const PRODUCT = '^((app|client|components|contract|hooks|server|prisma)/|proxy\\.ts$)';
/** The layer "server/auth": next-auth's options, and the cookie, which the proxy reads without loading next-auth's routes. */
const AUTH = '^server/(auth)\\.ts$';
const TESTS = '\\.(test|spec)\\.tsx?$';
/** Helpers shared by tests. A separate rule keeps the product away from them. */
const FIXTURES = '^e2e/fixtures/';

/**
 * One row of the table "who may import whom".
 * @param {string} name the rule's name
 * @param {string} comment the reason, in one sentence
 * @param {{ of: string, except?: string | string[], may: string[] }} row the layer and what it may import, as patterns
 */
function layer(name, comment, { of, except, may }) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: of, ...(except ? { pathNot: except } : {}) },
    to: { path: OURS, pathNot: [of, ...may] },
  };
}

/** Files that the browser loads although they are in a folder of the server: those that begin with 'use client'. */
function clientFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return clientFiles(path);
    if (!/\.tsx?$/.test(entry.name)) return [];
    return /^(\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*['"]use client['"]/.test(readFileSync(path, 'utf8')) ? [path] : [];
  });
}
const escaped = (path) => path.replaceAll('\\', '/').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const browserFiles = ['^(client|components|hooks)/', ...clientFiles('app').map((path) => `^${escaped(path)}$`)];

const layers = [
  layer(
    'contract-imports-only-itself',
    'The contract is our promise: it depends on no part of the desk, so that every part can depend on it.',
    {
      of: '^contract/',
      may: [],
    },
  ),
  layer(
    'client-knows-only-the-contract',
    'The API client is derived from the contract alone, so that it runs in any browser and any script.',
    {
      of: '^client/',
      may: ['^contract/'],
    },
  ),
  layer(
    'components-show-and-do-not-fetch',
    'Components show what hooks provide: they never fetch, and use neither the client nor the server.',
    {
      of: '^components/',
      may: ['^hooks/', '^contract/'],
    },
  ),
  layer(
    'hooks-know-client-and-contract',
    'Hooks provide data through the API client; they render nothing and never reach the server another way.',
    {
      of: '^hooks/',
      may: ['^client/', '^contract/'],
    },
  ),
  layer(
    'data-is-the-bottom',
    'Storage knows nothing of the layers above it: data imports only env, log and the contract.',
    {
      of: '^server/data/',
      may: ['^server/(env|log)\\.ts$', '^contract/', FIXTURES],
    },
  ),
  layer(
    'core-knows-no-http',
    'Core holds the behaviour; it must work the same under any host, script or test, so it imports only data, env, log and the contract.',
    {
      of: '^server/core/',
      may: ['^server/data/', '^server/(env|log)\\.ts$', '^contract/', FIXTURES],
    },
  ),
  layer(
    'http-reaches-data-through-core',
    'Requests are answered by core: http and auth never access storage themselves.',
    {
      of: '^server/(http/|(auth)\\.ts$)',
      may: ['^server/(core|pages)/', '^server/(env|log)\\.ts$', '^contract/'],
    },
  ),
  layer(
    'pages-say-what-core-knows',
    'server/pages turns results of core into the status and content of a page: it knows URLs, and never accesses storage.',
    {
      of: '^server/pages/',
      may: ['^server/core/', '^server/(env|log)\\.ts$', '^contract/'],
    },
  ),
  layer(
    'settings-and-log-stand-alone',
    'Every layer of the server reads settings and writes logs, so those two depend on none of them.',
    {
      of: '^server/(env|log)(\\.test)?\\.ts$',
      may: ['^contract/'],
    },
  ),
  layer(
    'route-files-are-a-sentence',
    'A route file only names the core operation that answers, which has its endpoint record; it renders and stores nothing.',
    {
      of: '^app/.*/route\\.ts$',
      may: ['^server/http/', '^server/core/', AUTH],
    },
  ),
  layer(
    'pages-compose',
    'A page combines components and core; it neither queries the database nor calls our own API over HTTP.',
    {
      of: '^app/',
      except: '^app/.*/route\\.ts$',
      may: ['^components/', '^hooks/', '^contract/', '^server/(core|pages)/', AUTH],
    },
  ),
  layer(
    'proxy-guards-the-door',
    'The proxy runs before every page: it decides with auth and core, and imports no page or component.',
    {
      of: '^proxy\\.ts$',
      may: ['^contract/', '^server/(core|pages)/', AUTH, '^server/env\\.ts$'],
    },
  ),
  layer(
    'host-starts-the-server',
    'The host connects route files and Next; what it serves is decided elsewhere, so it imports only the server, the contract and route files.',
    {
      of: '^server/host[^/]*\\.ts$',
      may: ['^server/', '^contract/', '^app/.*/route\\.ts$'],
    },
  ),
  layer(
    'scripts-go-through-core',
    'A script does what the desk does: it uses core, data, settings, the contract and the demo data, not pages or http.',
    {
      of: '^scripts/',
      may: ['^contract/', '^server/(core|data)/', '^server/(env|log)\\.ts$', '^package\\.json$', '^prisma/demo/'],
    },
  ),
  layer(
    'seed-goes-through-core',
    'The demo data is created with the same functions as real data, so that it is never in a state the desk would refuse.',
    {
      of: '^prisma/',
      may: ['^contract/', '^server/(core|data)/', '^server/(env|log)\\.ts$'],
    },
  ),
  layer(
    'fixtures-start-the-desk-from-outside',
    'Fixtures start the desk as a person would, so they may use scripts, settings and the creation of API keys, but nothing else of it.',
    {
      of: '^e2e/fixtures/',
      may: ['^contract/', '^scripts/', '^server/(env|core/(api-keys/credentials|access/secrets))\\.ts$'],
    },
  ),
  layer(
    'specs-are-a-black-box',
    'A spec tests the promise, not the code: it sees the desk only through fixtures and the contract.',
    {
      of: '^e2e/(api|browser)/',
      may: ['^e2e/fixtures/', '^contract/'],
    },
  ),
];

/** The rooms of core, top first: the order of docs/architecture.md. */
const coreRooms = JSON.parse(readFileSync('scripts/checks/core-rooms.json', 'utf8')).map(({ name }) => name);

const roomRules = coreRooms.slice(1).map((room, above) => ({
  name: `core-${room}-imports-only-rooms-below`,
  comment:
    'A room of core imports only rooms below it, so that each can be read, tested and changed with only those below it.',
  severity: 'error',
  // A test may import a room above to read what it created.
  from: { path: `^server/core/${room}/`, pathNot: TESTS },
  to: { path: `^server/core/(${coreRooms.slice(0, above + 1).join('|')})/` },
}));

const rules = [
  {
    name: 'browser-never-reaches-server',
    comment:
      'What the browser loads must not reach server/ through any chain of imports: secrets and queries would follow.',
    severity: 'error',
    from: { path: browserFiles },
    to: { path: '^server/', reachable: true },
  },
  {
    name: 'contract-needs-only-zod',
    comment: 'The contract is used by browser, server and tests, so the only package it imports is zod.',
    severity: 'error',
    from: { path: '^contract/', pathNot: TESTS },
    to: { pathNot: ['^contract/', '(^|/)node_modules/zod/'], dependencyTypesNot: ['local', 'aliased-subpath-import'] },
  },
  {
    name: 'core-knows-no-framework',
    comment: 'Core must run in a script and a test without a web framework: it imports neither next nor react.',
    severity: 'error',
    from: { path: '^server/core/' },
    to: { path: '(^|/)node_modules/(@types/)?(next|next-auth|react|react-dom)/' },
  },
  {
    name: 'prisma-client-belongs-to-data',
    comment:
      'The generated Prisma client is imported by server/data alone, so that how things are stored can change in one place.',
    severity: 'error',
    from: { pathNot: '^server/data/' },
    to: { path: ['^server/data/generated/', '(^|/)node_modules/(@prisma/client|\\.prisma)/'] },
  },
  {
    name: 'product-needs-no-test-tools',
    comment: 'The product must run without development packages, so it imports none of them.',
    severity: 'error',
    from: { path: PRODUCT, pathNot: TESTS },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'product-needs-no-fixtures',
    comment: 'Fixtures are for tests: the product must run without e2e/, so it imports nothing from there.',
    severity: 'error',
    from: { path: PRODUCT, pathNot: TESTS },
    to: { path: '^e2e/' },
  },
  {
    name: 'declared-packages-only',
    comment: 'A package that package.json does not list is installed only by accident and can disappear at any time.',
    severity: 'error',
    from: { path: OURS, pathNot: '^server/data/generated/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'every-import-resolves',
    comment: 'An import of a file that does not exist breaks at run time.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
  {
    name: 'no-cycles',
    comment: 'Two modules that need each other are one module in two files, and load in an order nobody chose.',
    severity: 'error',
    from: { pathNot: '^server/data/generated/' },
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'A module that nothing imports and that imports nothing is dead, or belongs somewhere else.',
    severity: 'error',
    from: {
      orphan: true,
      pathNot: [
        '^app/',
        '^(scripts|server/data/generated)/',
        '^[^/]+\\.(config\\.(ts|js|mjs)|cjs|d\\.ts)$',
        '\\.d\\.ts$',
        TESTS,
      ],
    },
    to: {},
  },
];

module.exports = {
  forbidden: [...layers, ...roomRules, ...rules],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(\\.next|dist|\\.data|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default', 'require'],
      extensions: ['.ts', '.tsx', '.mts', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
