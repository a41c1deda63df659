import { expect, test } from 'vitest';
import { parseJsonText } from '#contract/json-text';
import { jsonParts, layOutJson } from './json-layout';

test('formatting changes white space and nothing else', () => {
  const text = '{"a":1.0,"b":[-0,"\\u00e9",{}],"c":{"d":[]}}';
  const lines = layOutJson(text, parseJsonText(text));
  expect(lines).toBe('{\n  "a": 1.0,\n  "b": [\n    -0,\n    "\\u00e9",\n    {}\n  ],\n  "c": {\n    "d": []\n  }\n}');
  expect(lines.replace(/\s/g, '')).toBe(text);
});

test.each([0, 1, 9, 20, 33, 1000])('the first %i characters are split without losing any', (end) => {
  const text = '{ "a" : 1.0, "email":"email·9f3c04d1be" }';
  const parts = jsonParts(text, parseJsonText(text), Math.min(end, text.length), new Set(['/metadata/email']));
  expect(parts.map((part) => part.text).join('')).toBe(text.slice(0, end));
});

test('masked values are marked', () => {
  const text = '{"a":"email·9f3c04d1be","b":"email·9f3c04d1be"}';
  const parts = jsonParts(text, parseJsonText(text), text.length, new Set(['/metadata/b']));
  expect(parts.filter((part) => part.text.includes('·')).map((part) => part.kind)).toEqual(['string', 'masked']);
});
