import pino from 'pino';
import { logLevel } from './env';

/**
 * Headers that carry a credential. Requests are not logged whole (no body, no query: both may hold personal data), but
 * an object with headers that ends up in a line must not take a credential along.
 */
const CREDENTIAL_HEADERS = ['authorization', 'cookie', 'set-cookie', 'x-api-key', 'proxy-authorization'];
const PARENTS = ['', 'headers.', '*.headers.', '*.*.headers.'];

const STDERR = 2;

/**
 * The structured log: one JSON object a line. It goes to stderr, because stdout belongs to what a command prints for
 * its user (the start's table, `npm run people -- list --json`). Lines are written at once, so that the last ones
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
