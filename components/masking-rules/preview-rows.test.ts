import { describe, expect, it } from 'vitest';
import type { PreviewVisibility } from '#contract/settings';
import { countKinds, previewRows } from './preview-rows';

const visibility = (metadata: string, more: Partial<PreviewVisibility> = {}): PreviewVisibility => ({
  description: null,
  metadata,
  masked: [],
  withheld: [],
  ...more,
});
const kindsOf = (before: PreviewVisibility, after: PreviewVisibility) =>
  Object.fromEntries(
    previewRows({ before, after }).map(({ path, kind, isInPart }) => [path, isInPart ? `${kind} in part` : kind]),
  );

describe('the rows of a preview', () => {
  it('say of each path whether it becomes hidden, shown, hidden differently, or stays', () => {
    const before = visibility('{"a":"gold","b":"name·hidden","c":"email·0123456789","d":[1.0,"x"],"e":{}}', {
      masked: ['/metadata/b', '/metadata/c'],
    });
    const after = visibility(
      '{"a":"personal·0123456789","b":"name·hidden","c":"personal·0123456789","d":[1.0,"x"],"e":{}}',
      {
        masked: ['/metadata/a', '/metadata/c'],
        withheld: ['/metadata/b'],
      },
    );
    expect(kindsOf(before, after)).toEqual({
      '/description': 'same',
      '/metadata/a': 'hidden',
      '/metadata/b': 'shown',
      '/metadata/c': 'otherwise',
      '/metadata/d/0': 'same',
      '/metadata/d/1': 'same',
      '/metadata/e': 'same',
    });
    const [, a, b] = previewRows({ before, after });
    expect(a).toMatchObject({ before: { text: '"gold"', hasPlaceholders: false }, after: { hasPlaceholders: true } });
    expect(b?.after).toEqual({ text: '"name·hidden"', hasPlaceholders: true, isWithheld: true });
    expect(countKinds(previewRows({ before, after }))).toEqual({ hidden: 1, shown: 1, otherwise: 1, same: 4 });
  });

  it('say nothing changes for those who get the values anyway, whatever the placeholders are', () => {
    const before = visibility('{"a":"gold"}');
    const after = visibility('{"a":"personal·0123456789"}', { withheld: ['/metadata/a'] });
    expect(kindsOf(before, after)['/metadata/a']).toBe('same');
  });

  it('are one row if an object is hidden as a whole, even if it held hidden values before', () => {
    const before = visibility('{"a":{"b":"email·0123456789","c":1}}', { masked: ['/metadata/a/b'] });
    const after = visibility('{"a":"address·0123456789"}', { masked: ['/metadata/a'] });
    expect(kindsOf(before, after)).toEqual({ '/description': 'same', '/metadata/a': 'hidden' });
    expect(kindsOf(after, before)).toEqual({ '/description': 'same', '/metadata/a': 'shown in part' });
  });

  it('mark a text of which only a part would be shown', () => {
    const text = '{"a":"email·hidden and phone·hidden"}';
    const before = visibility(text, { masked: ['/metadata/a'] });
    const after = visibility(text, { masked: ['/metadata/a'], withheld: ['/metadata/a'] });
    expect(kindsOf(before, after)['/metadata/a']).toBe('shown in part');
  });
});
