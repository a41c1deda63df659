import { describe, expect, it } from 'vitest';
import { findRetiredNames, readRetiredNames } from './retired-names';

const glossary = `
| \`outside\` | not in the table |
<!-- retired names: read by a check -->
| retired | say instead |
| --- | --- |
| \`giveSession\` | \`readSessionRecorded\` |
| \`most…\`, \`Places\` | \`max…\`, \`MainNav\` |
<!-- end -->
`;
const retired = readRetiredNames(glossary);
const found = (text: string, path = 'server/example.ts') =>
  findRetiredNames(path, text, retired).map(({ line, name }) => `${line}: ${name}`);

describe('retired names', () => {
  it('are those of the table, with what to say instead', () => {
    expect(retired.map(({ name, instead }) => [name, instead])).toEqual([
      ['giveSession', '`readSessionRecorded`'],
      ['most…', '`max…`, `MainNav`'],
      ['Places', '`max…`, `MainNav`'],
    ]);
  });

  it('are found where they are declared and where they are used', () => {
    expect(found('const mostOpens = 5;\nread(mostOpens, { giveSession: 1 });')).toEqual([
      '1: mostOpens',
      '2: mostOpens',
      '2: giveSession',
    ]);
    expect(found('export const menu = <Places />;', 'components/menu.tsx')).toEqual(['1: Places']);
  });

  it('are not found in strings, comments, text of a page, or longer names', () => {
    expect(found("const opens = { most_opens: 1, most: 'mostOpens' }; // giveSession")).toEqual([]);
    expect(found('const page = <p>Places mostOpens</p>;', 'components/page.tsx')).toEqual([]);
    expect(found('const giveSessions = 1, places = 2, Placeship = 3, almostOpen = 4;')).toEqual([]);
  });

  it('are found in the names of files', () => {
    expect(found('', 'components/give-session.test.ts')).toEqual(['0: giveSession']);
    expect(found('', 'components/places.tsx')).toEqual(['0: Places']);
    expect(found('', 'components/most-opens.ts')).toEqual(['0: most…']);
  });
});
