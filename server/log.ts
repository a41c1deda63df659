import pino from 'pino';
import { logLevel } from './env';

/**
 * Headers that carry a credential. Requests are not logged in full (no body, no query: both may hold personal data),
 * but an object with headers that ends up in a line must not expose a credential.
 */
const CREDENTIAL_HEADERS = ['authorization', 'cookie', 'set-cookie', 'x-api-key', 'proxy-authorization'];
const PARENTS = ['', 'headers.', '*.headers.', '*.*.headers.'];

const STDERR = 2;

/**
 * The structured log: one JSON object per line. It goes to stderr, because stdout is for what a command prints for its
 * user (the start's table, `npm run people -- list --json`). Lines are written synchronously, so that the last ones
 * before a crash are not lost.
 */
export const log = pino(
  {
    level: logLevel(),
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: PARENTS.flatMap((parent) =>
        CREDENTIAL_HEADERS.map((name) => (parent ? `${parent.slice(0, -1)}["${name}"]` : `["${name}"]`)),
      ),
      censor: '[removed]',
    },
  },
  pino.destination({ dest: STDERR, sync: true }),
);
