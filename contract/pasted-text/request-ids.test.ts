import { describe, expect, it } from 'vitest';
import { mayHoldRequestId, requestIdsIn } from './request-ids';

const id = 'req_0123456789abcdefghijkl';
const idsIn = (text: string) => requestIdsIn({ line: 1, text });

describe('a request id', () => {
  it.each([
    ['alone', id],
    ['in a log line', `2024-01-15T10:30:00.123Z ERROR ${id} after 12 ms`],
    ['at the end of a sentence', `It failed with ${id}.`],
    ['in the address of a call', `https://desk.example.com/v2/calls/${id}?x=1`],
    [
      'in an error of the API',
      JSON.stringify({ code: 'rate_limit_exceeded', messages: ['Too many.'], request_id: id }),
    ],
    ['after an escaped line end', `msg="failed\\n${id}\\n"`],
    ['beside a session_id of somebody else', JSON.stringify({ session_id: 'web-1', request_id: id })],
    [
      'after many words of the same form',
      `2024-01-15T10:30:00 host-name-1 desk.example.com app-server-12 pod-name-12 proc-1234 trace-123456 span-123456 user-123456 level-info x-request-id ${id}`,
    ],
  ])('is found %s', (_title, text) => {
    expect(idsIn(text)[0]).toBe(id);
    expect(mayHoldRequestId({ line: 1, text })).toBe(true);
  });

  it('chosen by a caller is found as well', () => {
    expect(idsIn('id: my.own-id_42;')).toContain('my.own-id_42');
    expect(idsIn('own.id.1.')).toEqual(['own.id.1', 'own.id.1.']);
    expect(idsIn('abcdefgh')).toEqual(['abcdefgh']);
    expect(mayHoldRequestId({ line: 1, text: ' abcdefgh ' })).toBe(true);
  });

  it('is not looked for where an agent or a session is named', () => {
    expect(idsIn(`agt_a ${id}`)).toEqual([]);
    expect(idsIn(`ase_a ${id}`)).toEqual([]);
  });

  it('has 8 to 128 characters: a part of a longer run is not one', () => {
    expect(idsIn('a1b2c3d')).toEqual([]);
    expect(idsIn('a1b2c3d4')).toEqual(['a1b2c3d4']);
    expect(idsIn('a1'.repeat(64))).toEqual(['a1'.repeat(64)]);
    expect(idsIn(`${'a1'.repeat(64)}b`)).toEqual([]);
    expect(idsIn('a1'.repeat(30_000))).toEqual([]);
  });

  it('is tried ten times a line, the likeliest first and no candidate twice', () => {
    const many = Array.from({ length: 50 }, (_, n) => `abcdefg${n}`).join(' ');
    expect(idsIn(many)).toHaveLength(10);
    expect(idsIn(`sentences ${many} ${id} ${id}`)[0]).toBe(id);
    expect(new Set(idsIn('abcdefg1 '.repeat(50)))).toEqual(new Set(['abcdefg1']));
  });

  it('is not made of the words of a sentence', () => {
    expect(mayHoldRequestId({ line: 1, text: 'the customer says that something happened' })).toBe(false);
  });

  it.each(['.', '-', 'a.', '....x', '%', '\\', '&#1'])('is looked for in 64 KiB of %j in linear time', (piece) => {
    expect(() => idsIn(piece.repeat(65_536 / piece.length))).not.toThrow();
  });
});
