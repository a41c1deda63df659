import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { routes } from 'virtual:routes';
import { getRequestListener } from '@hono/node-server';
import next from 'next';
import { DeskError } from '#contract/errors';
import { flushKeyUses } from '#core/api-keys/uses';
import { flushAudit } from '#core/audit/recording';
import { flushCalls } from '#core/audit-reading/calls';
import { startBackgroundJobs } from '#core/desk/background-jobs';
import { subscribeToInvalidation } from '#core/platform/row-cache';
import { errorAnswer, nothingHere } from '#http/answer';
import { beginCall } from '#http/call';
import { attachAddress, clientAddress, withPageAddress } from '#http/client-address';
import { invalid } from '#http/params';
import { answerRaw, answerSocket, forwardedFor } from '#http/raw-answer';
import { type Match, matchRoute } from '#http/router';
import { recordUnknownCall } from '#http/unknown-calls';
import { env } from './env';
import { log } from './log';

/**
 * The production process. /v2 goes straight to the route handlers of app/v2 (three times as fast as through Next, and
 * without Next's own redirects and error pages), everything else to Next.
 */

const largestHead = 32 * 1024;
const headersTimeout = 10_000;
const requestTimeout = 30_000;
const keepAliveTimeout = 65_000;
const stopMilliseconds = 8_000;

type Handled = Extract<Match, { kind: 'handler' }>;
type ParserError = NodeJS.ErrnoException & { rawPacket?: Buffer };

const matched = new WeakMap<IncomingMessage, Handled>();
const inFlight = new Set<ServerResponse>();
let stopping = false;
let stopBackgroundJobs: () => Promise<void> = async () => {};
let unsubscribe: () => Promise<void> = async () => {};

const api = getRequestListener(
  async (request, { incoming }) => {
    const message = incoming as IncomingMessage;
    const { handler, params } = matched.get(message) as Handled;
    attachAddress(request, clientAddress(message.socket.remoteAddress, forwardedFor(message)));
    return handler(request, { params: Promise.resolve(params) });
  },
  {
    hostname: 'localhost',
    overrideGlobalObjects: false,
    // The adapter refuses a Host header that cannot be part of a URL.
    errorHandler: () =>
      errorAnswer(invalid({ host: 'is not a host name' }), beginCall(new Request('http://localhost/'))),
  },
);

function answerApi(message: IncomingMessage, response: ServerResponse, path: string): void {
  const match = matchRoute(routes, message.method ?? '', path);
  if (match.kind === 'handler') {
    matched.set(message, match);
    void api(message, response);
  } else if (match.kind === 'unknown_method') {
    const { refusal, allow } = unknownMethod(match.allow);
    answerUnknown(refusal, message, response, { allow });
  } else {
    answerUnknown(nothingHere(), message, response, {});
  }
}

/** Unrouted requests are logged as calls as well. */
function answerUnknown(
  refusal: DeskError,
  message: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
): void {
  const startedAt = new Date();
  const answered = answerRaw(refusal, message, response, headers);
  void recordUnknownCall(refusal, { ...answered, method: message.method ?? '', startedAt });
}

/** The path as received, without the query; for an absolute request target only the part after the host. */
function rawPath(target: string): string {
  return target.replace(/^https?:\/\/[^/]*/i, '').split(/[?#]/, 1)[0] ?? '';
}

function isApi(path: string): boolean {
  return /^[/\\]+v2(?:[/\\]|$)/.test(path);
}

function headSize(message: IncomingMessage): number {
  return message.rawHeaders.reduce((size, part) => size + part.length + 2, 0);
}

function isPrefetch({ headers }: IncomingMessage): boolean {
  const purpose = `${headers['sec-purpose'] ?? ''} ${headers.purpose ?? ''}`;
  return headers['next-router-prefetch'] !== undefined || /\bprefetch\b/i.test(purpose);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * The headers of every page answer unless proxy.ts sets its own, including answers that Next gives before proxy.ts
 * runs.
 */
function setPageHeaders(response: ServerResponse): void {
  response.setHeader('content-security-policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'strict-origin-when-cross-origin');
}

function answerPage(
  message: IncomingMessage,
  response: ServerResponse,
  path: string,
  toNext: (message: IncomingMessage, response: ServerResponse) => Promise<void>,
): void {
  setPageHeaders(response);
  // Next answers 500 to a path that cannot be decoded; with each % escaped, the page can say what is wrong.
  if (!isDecodable(path)) message.url = message.url?.replaceAll('%', '%25');
  // A prefetched page may never be seen, so a prefetch gets nothing and records no access. Build files hold no data.
  if (isPrefetch(message) && !path.startsWith('/_next/static/')) {
    response.writeHead(204).end();
    return;
  }
  const address = clientAddress(message.socket.remoteAddress, forwardedFor(message));
  withPageAddress(address, () => toNext(message, response)).catch((error: unknown) => {
    log.error({ err: error }, 'a page failed before it started');
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
}

/** The answer to a request that Node's parser refused; null if the client is gone. */
function refusalOf(error: ParserError): { refusal: DeskError; allow?: string } | null {
  if (error.code === 'ECONNRESET') return null;
  if (error.code === 'HPE_HEADER_OVERFLOW') return { refusal: headersTooLarge() };
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return { refusal: invalid({ request: 'timed out' }) };
  }
  if (error.code === 'HPE_INVALID_METHOD') {
    const match = matchRoute(routes, '', rawPath(error.rawPacket?.toString('latin1').split(' ', 2)[1] ?? ''));
    return match.kind === 'unknown_method' ? unknownMethod(match.allow) : { refusal: nothingHere() };
  }
  return { refusal: invalid({ request: 'is not well-formed HTTP' }) };
}

function onClientError(error: ParserError, socket: Duplex): void {
  const answer = refusalOf(error);
  if (answer === null) socket.destroy();
  else answerSocket(answer.refusal, socket, answer.allow);
}

function unknownMethod(allow: string): { refusal: DeskError; allow: string } {
  return { refusal: new DeskError('method_not_allowed', `This path only accepts ${allow}.`), allow };
}

function headersTooLarge(): DeskError {
  return new DeskError('headers_too_large', 'The URL or headers are larger than 32 KiB.');
}

async function start(): Promise<void> {
  const { host, port } = env();
  // 'localhost' whatever HOST is: in the URLs that proxy.ts rewrites, Next spells 127.0.0.1 like this, and takes any
  // other spelling for a foreign server that it must call.
  // The separate server never listens: Next would answer every upgrade request, also under /v2, by hanging up.
  const app = next({ dev: false, hostname: 'localhost', port, httpServer: createServer() });
  await app.prepare();
  const toNext = app.getRequestHandler();
  const onRequest = (message: IncomingMessage, response: ServerResponse) => {
    if (stopping) response.setHeader('connection', 'close');
    inFlight.add(response);
    response.once('close', () => inFlight.delete(response));
    const target = message.url ?? '';
    const path = rawPath(target);
    if (target.length > largestHead || headSize(message) > largestHead) {
      answerRaw(headersTooLarge(), message, response, { connection: 'close' });
    } else if (message.headers.host === undefined && message.httpVersion === '1.1') {
      answerRaw(invalid({ host: 'is missing' }), message, response);
    } else if (isApi(path)) {
      answerApi(message, response, path);
    } else if (!path.startsWith('/')) {
      answerRaw(nothingHere(), message, response);
    } else if (message.method === 'TRACE') {
      const { refusal, allow } = unknownMethod('GET, HEAD, POST');
      answerRaw(refusal, message, response, { allow });
    } else {
      answerPage(message, response, path, toNext);
    }
  };
  const server = createServer(
    {
      maxHeaderSize: 2 * largestHead,
      headersTimeout,
      requestTimeout,
      keepAliveTimeout,
      connectionsCheckingInterval: 2_000,
      // We answer a missing Host header ourselves, because Node's own answer has no body.
      requireHostHeader: false,
    },
    onRequest,
  );
  // The size limits the headers; with a limit on their number, Node would silently drop the last ones.
  server.maxHeadersCount = 0;
  server.on('checkExpectation', onRequest);
  server.on('clientError', onClientError);
  server.on('connect', (_message, socket) => answerSocket(nothingHere(), socket));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(server, app));
  // The process that started this one is gone, however it ended, and could no longer stop it.
  process.on('disconnect', () => void stop(server, app));
  server.on('error', (error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'EADDRINUSE'
        ? `PORT ${port} is already in use. Stop the program that uses it, or choose another port: PORT=3001`
        : error.message;
    log.fatal(why);
    process.exit(1);
  });
  stopBackgroundJobs = startBackgroundJobs();
  unsubscribe = subscribeToInvalidation();
  server.listen(port, host, () => {
    const { port: actual } = server.address() as AddressInfo;
    process.send?.({ listening: `http://${host.includes(':') ? `[${host}]` : host}:${actual}` });
  });
}

/**
 * Finishes the answers in flight, accepts nothing new, writes the remaining audit events, calls and key uses, and
 * exits.
 */
async function stop(server: Server, app: { close(): Promise<void> }): Promise<void> {
  if (stopping) return;
  stopping = true;
  const closed = new Promise((resolve) => server.close(resolve));
  for (const response of inFlight) if (!response.headersSent) response.setHeader('connection', 'close');
  // Repeated: a connection whose answer had already begun becomes idle only when that answer is finished.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const forced = setTimeout(() => server.closeAllConnections(), stopMilliseconds);
  await closed;
  clearTimeout(forced);
  clearInterval(idle);
  await Promise.all([stopBackgroundJobs(), unsubscribe(), flushAudit(), flushCalls(), flushKeyUses(true)]);
  await app.close().catch(() => {});
  process.exit(0);
}

void start();
