import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { DeskError } from '#contract/errors';
import { errorParts } from './answer';
import { addressRateLimit, requestIdFrom } from './call';
import { clientAddress } from './client-address';

/**
 * Answers an error before there is a Request: for requests that Node's parser accepts but no route handler gets.
 * Returns the request id of the answer and the client's address.
 */
export function answerRaw(
  error: DeskError,
  message: IncomingMessage,
  response: ServerResponse,
  more: Record<string, string> = {},
): { requestId: string; address: string } {
  const address = clientAddress(message.socket.remoteAddress, forwardedFor(message));
  const answered = context(address, headerOf(message, 'x-request-id'));
  const { status, headers, body } = errorParts(error, answered, more);
  response.writeHead(status, headers);
  response.end(message.method === 'HEAD' ? undefined : body);
  return { requestId: answered.requestId, address };
}

/**
 * Answers a request that Node's parser refused, on the bare socket, and closes it, because what follows cannot be
 * parsed.
 */
export function answerSocket(error: DeskError, socket: Duplex & { remoteAddress?: string }, allow?: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const address = clientAddress(socket.remoteAddress, undefined);
  const more = { connection: 'close', ...(allow === undefined ? {} : { allow }) };
  const { status, headers, body } = errorParts(error, context(address, undefined), more);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} Error\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** X-Forwarded-For as one list, however often the header was sent. */
export function forwardedFor(message: IncomingMessage): string | undefined {
  return headerOf(message, 'x-forwarded-for');
}

function headerOf(message: IncomingMessage, name: string): string | undefined {
  const value = message.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

function context(address: string, requestId: string | undefined) {
  return {
    requestId: requestIdFrom(requestId),
    rateLimit: addressRateLimit(address),
    byKey: false,
  };
}
