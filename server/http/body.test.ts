import { describe, expect, test } from 'vitest';
import { isDeskError } from '#contract/errors';
import { createReveal } from '#contract/reveals';
import { getSession } from '#contract/sessions';
import { readBody } from './body';

const json = { 'content-type': 'application/json' };

function post(body: BodyInit, headers: Record<string, string> = json): Request {
  return new Request('http://desk.example.com/', { method: 'POST', headers, body });
}

async function codeOf(request: Request): Promise<string> {
  try {
    await readBody(createReveal, request);
    return 'read';
  } catch (error) {
    return isDeskError(error) ? error.code : String(error);
  }
}

describe('a body', () => {
  test('is returned validated', async () => {
    expect(await readBody(createReveal, post('{"reason": " because "}'))).toEqual({ reason: 'because' });
  });

  test('that is not expected is ignored', async () => {
    expect(await readBody(getSession, post('not JSON', { 'content-type': 'text/plain' }))).toBeNull();
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
    'application/json ; charset = utf-8 ',
  ])('may come as %s', async (type) => {
    expect(await codeOf(post('{"reason":"because"}', { 'content-type': type }))).toBe('read');
  });

  test.each([
    'text/plain',
    'application/json; charset=latin1',
    'application/jsonp',
    'application/json, text/plain',
    'multipart/form-data',
    '',
  ])('is not read as %s', async (type) => {
    expect(await codeOf(post('{"reason":"because"}', { 'content-type': type }))).toBe('unsupported_media_type');
  });

  test('is not read when it is compressed', async () => {
    expect(await codeOf(post('{}', { ...json, 'content-encoding': 'gzip' }))).toBe('unsupported_media_type');
    expect(await codeOf(post('{"reason":"because"}', { ...json, 'content-encoding': 'identity' }))).toBe('read');
  });

  test.each([
    ['text that is not JSON', '{reason: 1}'],
    ['nothing', ''],
    ['a key that comes twice', '{"reason":"because","reason":"of this"}'],
    ['a list', '[]'],
    ['a field too many', '{"reason":"because","more":1}'],
    ['half of a surrogate pair', '{"reason":"\\ud83d because"}'],
    ['65 levels', `{"reason":${'['.repeat(65)}${']'.repeat(65)}}`],
    ['a byte order mark', '\ufeff{"reason":"because"}'],
  ])('that is %s is refused', async (_title, body) => {
    expect(await codeOf(post(body))).toBe('invalid_request');
  });

  test('that is not UTF-8 is refused', async () => {
    expect(await codeOf(post(new Uint8Array([0x22, 0xff, 0x22])))).toBe('invalid_request');
  });

  test('may have 1 MiB, and not a byte more', async () => {
    const padded = (size: number) => `{"reason":"because"}`.padEnd(size, ' ');
    expect(await codeOf(post(padded(1024 * 1024)))).toBe('read');
    expect(await codeOf(post(padded(1024 * 1024 + 1)))).toBe('payload_too_large');
  });

  test('that lies about its length is cut at 1 MiB', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(0x20)),
    });
    const request = new Request('http://desk.example.com/', {
      method: 'POST',
      headers: json,
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(await codeOf(request)).toBe('payload_too_large');
  });

  test('of the wrong type is refused before its size is checked', async () => {
    expect(await codeOf(post(' '.repeat(2 * 1024 * 1024), { 'content-type': 'text/plain' }))).toBe(
      'unsupported_media_type',
    );
  });
});
