import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

/**
 * Every variable of the desk, read in this file and nowhere else. Importing it has no effect, because a build, which
 * has no variables set, imports it too.
 */

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const SHORTEST_SECRET = 32;
const LARGEST_PORT = 65_535;

export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * The settings for the start scripts. Database and secrets may still be missing; the embedded database provides them.
 */
export type Settings = {
  databaseUrl: string | null;
  /** Absolute. */
  dataDir: string;
  /** 0: any free port. */
  port: number;
  host: string;
  /** An origin without a trailing slash; null: scheme and `Host` of each request are used. */
  publicUrl: string | null;
  /** CIDR blocks. */
  trustedProxies: string[];
  authSecret: string | null;
  maskKey: string | null;
  /** Ed25519 seeds in hexadecimal: the first one signs, the others are earlier signing keys. */
  auditSigningKeys: string[] | null;
  /** Null: not set. An embedded database is then filled with demo data, an external one is not. */
  demo: 'off' | 'seed' | 'expose' | null;
  logLevel: LogLevel;
};

/** The settings of the running desk, with everything it needs. */
export type Env = Settings & {
  databaseUrl: string;
  authSecret: string;
  maskKey: string;
  auditSigningKeys: [string, ...string[]];
};

type Source = Record<string, string | undefined>;

/** An example for each variable. It ends a problem's line, and `.env.example` shows the same ones. */
const EXAMPLES = {
  DATABASE_URL: 'postgresql://session_desk:PASSWORD@db.example.com:5432/session_desk',
  DATA_DIR: '.data',
  PORT: '3000',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'https://desk.example.com',
  TRUSTED_PROXIES: '10.0.0.0/8,fd00::/8',
  AUTH_SECRET: 'what `openssl rand -hex 32` prints',
  MASK_KEY: 'what `openssl rand -hex 32` prints',
  AUDIT_SIGNING_KEY: 'what `openssl rand -hex 32` prints',
  DEMO: 'seed',
  LOG_LEVEL: 'info',
} as const;

type Variable = keyof typeof EXAMPLES;

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function isPostgresUrl(text: string): boolean {
  const url = parseUrl(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1;
}

function isOrigin(text: string): boolean {
  const url = parseUrl(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  return url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
}

/** Treats `10.1.2.3` as that one address; returns null for what is neither an address nor a block. */
function parseBlock(text: string): string | null {
  if (ipaddr.isValidCIDR(text)) return text;
  if (!ipaddr.isValid(text) || (ipaddr.IPv4.isValid(text) && !ipaddr.IPv4.isValidFourPartDecimal(text))) return null;
  return `${text}/${ipaddr.parse(text).kind() === 'ipv6' ? 128 : 32}`;
}

function parseBlocks(text: string, context: z.RefinementCtx): string[] {
  const parts = text.split(',').map((part) => part.trim());
  const blocks = parts.map(parseBlock).filter((block) => block !== null);
  if (blocks.length < parts.length) {
    context.addIssue({ code: 'custom', message: 'must be a list of address blocks (CIDR), separated by commas' });
  }
  return blocks;
}

const secret = z
  .string()
  .min(SHORTEST_SECRET, `must have at least ${SHORTEST_SECRET} characters`)
  .optional()
  .transform((text) => text ?? null);

const signingKeys = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim().toLowerCase()))
  .refine((keys) => keys.every((key) => /^[0-9a-f]{64}$/.test(key)), {
    error: 'must be 64 hexadecimal digits; earlier keys may follow, separated by commas',
  })
  .optional()
  .transform((keys) => keys ?? null);

const schema = z.object({
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must be a PostgreSQL URL with a host and a database name')
    .optional()
    .transform((text) => text ?? null),
  // The comment keeps Next's file tracer from including the whole working directory in the build.
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(/* turbopackIgnore: true */ process.cwd(), path)),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number')
    .default('3000')
    .transform(Number)
    .refine((port) => port <= LARGEST_PORT, `must be at most ${LARGEST_PORT}`),
  HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:_-]+$/, 'must be an address or a host name, without a scheme or a port')
    .default('127.0.0.1'),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, 'must be an origin: http or https, a host, optionally a port, and no path')
    .optional()
    .transform((text) => (text === undefined ? null : new URL(text).origin)),
  TRUSTED_PROXIES: z
    .string()
    .transform(parseBlocks)
    .optional()
    .transform((blocks) => blocks ?? []),
  AUTH_SECRET: secret,
  MASK_KEY: secret,
  AUDIT_SIGNING_KEY: signingKeys,
  DEMO: z
    .enum(['off', 'seed', 'expose'], 'must be off, seed or expose')
    .optional()
    .transform((text) => text ?? null),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

/** One line that tells a person what to do. It never repeats the value, which may be a secret in the wrong variable. */
function problemLine(variable: Variable, problem: string): string {
  return `${variable} ${problem}. Example: ${variable}=${EXAMPLES[variable]}`;
}

/** An empty variable counts as unset, because most tools that start containers pass a missing one that way. */
function withoutEmpty(source: Source): Source {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

/** With an external database, nothing is generated: replicas must share their secrets and their address. */
function missingInProduction(source: Source): string[] {
  if (source.DATABASE_URL === undefined) return [];
  const needed: Variable[] = ['AUTH_SECRET', 'MASK_KEY', 'AUDIT_SIGNING_KEY', 'PUBLIC_URL'];
  return needed
    .filter((variable) => source[variable] === undefined)
    .map((variable) => problemLine(variable, 'is missing; it is required when DATABASE_URL is set'));
}

function readVariables(source: Source): { settings: Settings } | { problems: string[] } {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    return { problems: parsed.error.issues.map((issue) => problemLine(issue.path[0] as Variable, issue.message)) };
  }
  const found = parsed.data;
  return {
    settings: {
      databaseUrl: found.DATABASE_URL,
      dataDir: found.DATA_DIR,
      port: found.PORT,
      host: found.HOST,
      publicUrl: found.PUBLIC_URL,
      trustedProxies: found.TRUSTED_PROXIES,
      authSecret: found.AUTH_SECRET,
      maskKey: found.MASK_KEY,
      auditSigningKeys: found.AUDIT_SIGNING_KEY,
      demo: found.DEMO,
      logLevel: found.LOG_LEVEL,
    },
  };
}

/**
 * Parses variables by name. Returns the settings, or all problems at once, one line each. An empty string counts as
 * unset. Never throws.
 */
export function parseSettings(source: Source): { settings: Settings } | { problems: string[] } {
  const given = withoutEmpty(source);
  const read = readVariables(given);
  const problems = [...('problems' in read ? read.problems : []), ...missingInProduction(given)];
  return 'settings' in read && problems.length === 0 ? read : { problems };
}

/** The settings of this process, for the start scripts: like `parseSettings`, after reading `.env`. */
export function readSettings(): { settings: Settings } | { problems: string[] } {
  loadDotenv();
  return parseSettings(process.env);
}

/** Loads `.env` from the project's root, if there is one. Variables that are already set win. */
function loadDotenv(): void {
  const path = resolve(/* turbopackIgnore: true */ process.cwd(), '.env');
  if (existsSync(path)) process.loadEnvFile(path);
}

let cached: Env | null = null;

/**
 * The settings of the running desk, parsed at the first call. Throws an error that lists every problem. PUBLIC_URL is
 * not required here: the embedded database runs without it, and only the start scripts can tell the two apart.
 */
export function env(): Env {
  if (cached !== null) return cached;
  const given = withoutEmpty(process.env);
  const read = readVariables(given);
  const problems = 'problems' in read ? [...read.problems] : [];
  const needed: Variable[] = ['DATABASE_URL', 'AUTH_SECRET', 'MASK_KEY', 'AUDIT_SIGNING_KEY'];
  for (const variable of needed) {
    if (given[variable] === undefined) problems.push(problemLine(variable, 'is missing'));
  }
  if (!('settings' in read) || problems.length > 0) throw new Error(['Invalid settings.', ...problems].join('\n'));
  cached = read.settings as Env;
  // next-auth reads its own address only from this variable.
  process.env.NEXTAUTH_URL ??= cached.publicUrl ?? `http://localhost:${cached.port}`;
  return cached;
}

/** The log level, available before the other settings are read, and even if they are invalid. */
export function logLevel(): LogLevel {
  const level = process.env.LOG_LEVEL;
  return LOG_LEVELS.find((known) => known === level) ?? 'info';
}

/** The variables for a child process: our own, with `overrides` on top; `undefined` removes one. */
export function childEnvironment(overrides: Source = {}): NodeJS.ProcessEnv {
  const merged: Source = { ...process.env, ...overrides };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as NodeJS.ProcessEnv;
}

/** Whether this is `next dev`, which compiles in the browser. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === 'development';
}

/** Sets variables of this process, for a script that has found its database and then uses core. */
export function setEnvironment(overrides: Record<string, string>): void {
  Object.assign(process.env, overrides);
  cached = null;
}
