import { expect, test } from 'vitest';
import { foldText } from './fold-text';

test('a text that is only slightly too long stays whole', () => {
  expect(foldText('a'.repeat(480))).toEqual({ text: 'a'.repeat(480), before: false, after: false });
});

test('a long text shows its beginning', () => {
  expect(foldText('a'.repeat(250_000))).toEqual({ text: 'a'.repeat(400), before: false, after: true });
});

test('a match far inside is in the part that is shown', () => {
  const folded = foldText(`${'a'.repeat(5000)}needle${'b'.repeat(5000)}`, { foundAt: 5000 });
  expect(folded).toMatchObject({ before: true, after: true });
  expect(folded.text).toContain('needle');
  expect(foldText(`${'a'.repeat(5000)}needle`, { foundAt: 5000 }).text).toMatch(/needle$/);
});

test('no character is cut in half', () => {
  for (const found of [0, 401, 402, 777, 778]) {
    expect(foldText('👍'.repeat(1000), { foundAt: found }).text.isWellFormed()).toBe(true);
  }
});

test('no placeholder is cut in half', () => {
  const { text } = foldText(`${'a'.repeat(394)} email·9f3c04d1be${'b'.repeat(400)}`, { masked: true });
  expect(text).toBe(`${'a'.repeat(394)} `);
});
