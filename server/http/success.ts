import type { Endpoint } from '#contract/endpoint';
import { type Session, writeSession } from '#contract/sessions';
import { standardHeaders } from './answer';
import type { Incoming } from './call';

/** A session as core gives it: with the version and time that HTTP's conditions are made of. */
export type Reading = { body: Session; version: string; changedAt: Date };

/** A result of core as a Response: 304 where the reader's copy is current, no body for HEAD. */
export function successAnswer(record: Endpoint, result: unknown, incoming: Incoming): Response {
  const headers = standardHeaders(incoming);
  let text: string;
  if (isReading(result)) {
    headers.etag = `"${result.version}"`;
    headers['last-modified'] = result.changedAt.toUTCString();
    if (matches(incoming.request.headers.get('if-none-match'), headers.etag)) {
      delete headers['content-type'];
      return new Response(null, { status: 304, headers });
    }
    text = writeSession(result.body);
  } else {
    text = `${JSON.stringify(result)}\n`;
  }
  headers['content-length'] = String(Buffer.byteLength(text));
  return new Response(incoming.request.method === 'HEAD' ? null : text, { status: record.answer.status, headers });
}

function isReading(result: unknown): result is Reading {
  return typeof result === 'object' && result !== null && 'version' in result && 'changedAt' in result;
}

// Weak comparison, as RFC 9110 asks for If-None-Match.
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag);
}
