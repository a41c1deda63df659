import { describe, expect, test } from 'vitest';
import { DeskError, isDeskError } from '#contract/errors';
import { translateFailure } from './failures';

const failure = (more: object) => Object.assign(new Error('secret text of a query'), more);

describe('a failure to reach the database', () => {
  test.each([
    ['Prisma cannot reach it', failure({ code: 'P1001' })],
    ['Prisma gets no connection in time', failure({ code: 'P2024' })],
    ['Prisma gets no transaction in time', failure({ code: 'P2028' })],
    ['nobody listens', failure({ code: 'ECONNREFUSED' })],
    ['the name is unknown', failure({ code: 'ENOTFOUND' })],
    ['PostgreSQL shuts down', failure({ code: '57P01' })],
    ['PostgreSQL has no connection left', failure({ code: '53300' })],
    ['a statement took too long', failure({ code: '57014' })],
    [
      'the adapter wraps it',
      failure({ code: 'P2010', meta: { driverAdapterError: failure({ cause: { originalCode: '57P03' } }) } }),
    ],
    ['it is a cause of a cause', failure({ cause: failure({ cause: failure({ code: 'ECONNRESET' }) }) })],
    ['only the words say it', new Error('Connection terminated unexpectedly')],
    ['the pool gives no connection in time', new Error('timeout exceeded when trying to connect')],
  ])('is reported as unavailable, to be retried: %s', (_title, error) => {
    const translated = translateFailure(error);
    expect(isDeskError(translated)).toBe(true);
    expect(translated).toMatchObject({ code: 'unavailable', retryAfterSeconds: expect.any(Number) });
    expect((translated as DeskError).messages.join()).not.toContain('secret');
  });
});

describe('any other failure', () => {
  test.each([
    ['a unique index', failure({ code: 'P2002' })],
    ['a wrong statement', failure({ code: '42601' })],
    ['a bug', new TypeError('x is not a function')],
    ['no error at all', 'text'],
    ['nothing', null],
  ])('is left unchanged: %s', (_title, error) => {
    expect(translateFailure(error)).toBe(error);
  });

  test('a DeskError is left unchanged', () => {
    const own = new DeskError('conflict', 'It is there already.', { cause: failure({ code: 'ECONNREFUSED' }) });
    expect(translateFailure(own)).toBe(own);
  });

  test('an endless chain of causes is followed only so far', () => {
    const error = failure({});
    (error as Error).cause = error;
    expect(translateFailure(error)).toBe(error);
  });
});
