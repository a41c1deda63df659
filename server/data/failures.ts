import { DeskError, isDeskError } from '#contract/errors';

// Prisma: cannot reach (P1001, P1002), timed out (P1008), closed (P1017), no connection in time (P2024), no
// transaction in time (P2028). PostgreSQL: class 08 and 57P0x (shutting down, starting up), 53300 (too many
// connections), 57014 (statement timeout). Node: the socket's own codes.
const unavailableCodes = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '57014',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
]); // prettier-ignore
const unavailableWords =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|connection timeout|closed the connection|can't reach database|DatabaseNotReachable|ConnectionClosed|SocketTimeout/i;
const retrySeconds = 2;
const deepestCause = 5;

/** Whether a statement was cancelled because it took too long. */
export function isStatementTimeout(error: unknown): boolean {
  return hasCode(error, '57014', 0);
}

/** Whether a row was not stored because the row it refers to is gone: PostgreSQL's code, and Prisma's own. */
export function isForeignKeyViolation(error: unknown): boolean {
  return hasCode(error, '23503', 0) || hasCode(error, 'P2003', 0);
}

function hasCode(error: unknown, wanted: string, depth: number): boolean {
  if (typeof error !== 'object' || error === null || depth > deepestCause) return false;
  const { code, originalCode, cause, meta } = error as Record<string, unknown>;
  if (code === wanted || originalCode === wanted) return true;
  const inner = [cause, meta, (meta as Record<string, unknown> | undefined)?.driverAdapterError];
  return inner.some((value) => hasCode(value, wanted, depth + 1));
}

/** Turns a failure to reach the database into DeskError `unavailable`; returns any other error unchanged. */
export function translateFailure(error: unknown): unknown {
  if (isDeskError(error) || !isUnavailable(error, 0)) return error;
  return new DeskError('unavailable', 'The database is not responding. Nothing was changed; try again.', {
    retryAfterSeconds: retrySeconds,
    cause: error,
  });
}

function isUnavailable(error: unknown, depth: number): boolean {
  if (typeof error !== 'object' || error === null || depth > deepestCause) return false;
  const { code, originalCode, message, cause, meta, kind } = error as Record<string, unknown>;
  if ([code, originalCode, kind].some((value) => typeof value === 'string' && unavailableCodes.has(value))) return true;
  if ([message, kind].some((value) => typeof value === 'string' && unavailableWords.test(value))) return true;
  const inner = [cause, (meta as Record<string, unknown> | undefined)?.driverAdapterError];
  return inner.some((value) => isUnavailable(value, depth + 1));
}
