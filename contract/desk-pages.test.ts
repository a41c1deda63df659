import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deskPageAt, deskPages, headerPages, pageParams } from './desk-pages';

describe('the list of pages', () => {
  it('contains every page of the desk', () => {
    const files = readdirSync('app/(desk)', { recursive: true }).map((file) => `/${file}`.replaceAll('\\', '/'));
    const pages = files.filter((file) => file.endsWith('/page.tsx'));
    const addresses = pages.map((file) => file.replace(/\/page\.tsx$/, '').replace(/\[(\w+)\]/g, '{$1}') || '/');
    expect(addresses.toSorted()).toEqual(
      Object.values(deskPages)
        .map(({ href }) => href)
        .toSorted(),
    );
  });

  it('returns the pages of the header in their order', () => {
    expect(headerPages.map(({ name }) => name)).toEqual([
      'Look up',
      'Sessions',
      'Share links',
      'Keys',
      'People',
      'Audit',
      'Settings',
    ]);
  });
});

describe('the page at a path', () => {
  it.each([
    ['/', deskPages.lookUp],
    ['/agents/agt_a/sessions/ase_b', deskPages.session],
    ['/settings', deskPages.settings],
    ['/settings/agents', deskPages.agents],
    ['/settings/nothing', deskPages.settings],
    ['/api-keys/key_1', deskPages.apiKey],
    ['/settingsx', undefined],
    ['/nothing', undefined],
  ])('%s is the nearest one', (path, page) => {
    expect(deskPageAt(path)).toBe(page);
  });

  it('has the parameters of its address, as they stand there', () => {
    expect(pageParams(deskPages.session, '/agents/agt_a/sessions/%C3%A9')).toEqual({
      agent_id: 'agt_a',
      session_id: '%C3%A9',
    });
    expect(pageParams(deskPages.session, '/agents/agt_a/sessions/ase_b/more')).toBeNull();
    expect(pageParams(deskPages.settings, '/settings')).toEqual({});
  });
});
