import { describe, expect, test } from 'vitest';
import { countRows } from './count-rows';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the rows of a file that is being received', () => {
  test('are the lines of JSONL', () => {
    const count = countRows('jsonl');
    expect(count(bytes('{"a":"x"}\n{"b"'))).toBe(1);
    expect(count(bytes(':"\\n"}\n'))).toBe(2);
  });

  test('are the records of CSV without its header, whatever a cell contains and wherever a chunk ends', () => {
    const count = countRows('csv');
    const file = 'id,description\r\nase_1,"two\r\nlines and ""quotes"""\r\nase_2,plain\r\n';
    let rows = 0;
    for (const byte of bytes(file)) rows = count(Uint8Array.of(byte));
    expect(rows).toBe(2);
  });

  test('are zero before the header is complete', () => {
    expect(countRows('csv')(bytes('id,desc'))).toBe(0);
  });
});
