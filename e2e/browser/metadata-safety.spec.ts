import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { metadataRow, metadataValue, pageOf } from '../fixtures/browser-pages';
import { addPerson, addSession } from '../fixtures/records';

const image = '<img src=x onerror=alert(1)>';
const rlo = '\u202e';

const hostile: Record<string, string> = {
  image,
  script: '</script><script>alert(2)</script>',
  svg: '<svg onload=alert(3)><a href="javascript:alert(4)">x</a></svg>',
  template: '{{constructor.constructor("alert(5)")()}}',
  javascript: 'javascript:alert(6)',
  javascript_spaced: ' JaVa\tScRiPt:alert(7)',
  data: 'data:text/html,<script>alert(8)</script>',
  data_image: 'data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoOSk+',
  vbscript: 'vbscript:msgbox(10)',
  file: 'file:///etc/hosts',
  no_scheme: '//evil.example/path',
  looks_like_a_bank: 'https://bank.example@evil/',
  bidi: `invoice${rlo}gpj.exe`,
  bidi_link: `https://example.org/${rlo}gpj.exe`,
  zero_width: 'pay\u200bpal',
  [image]: 'a key that is HTML',
  [`key${rlo}yek`]: 'a key that turns around',
  help: 'https://help.example.com/articles/refunds?lang=en#steps',
  mailbox: 'nobody at example dot org',
};

/** Watches for anything harmful that hostile text could cause: dialogs, requests to other hosts, another page. */
function watchHarm(page: Page): string[] {
  const harm: string[] = [];
  page.on('dialog', (dialog) => {
    harm.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { hostname, pathname } = new URL(request.url());
    if (hostname !== '127.0.0.1' || /\/x$/.test(pathname)) harm.push(`request: ${request.url()}`);
  });
  page.on('popup', (popup) => harm.push(`popup: ${popup.url()}`));
  return harm;
}

const addresses = (page: Page) =>
  page
    .getByRole('main')
    .locator('[href], [src], [action]')
    .evaluateAll((elements) =>
      elements
        .flatMap((each) => ['href', 'src', 'action'].map((name) => each.getAttribute(name) ?? ''))
        .filter(Boolean),
    );

test('metadata and descriptions cause nothing: no script, no image, no links but http, https and mail', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, {
    metadata: JSON.stringify(hostile),
    description: `${image} ${hostile.script}`,
  });
  await signIn(await addPerson(queryDesk));
  const harm = watchHarm(page);
  await page.goto(pageOf(session));
  for (const key of ['image', 'script', 'svg', 'template', 'javascript', 'data', 'no_scheme', 'looks_like_a_bank']) {
    await expect(metadataValue(page, key)).toHaveText(hostile[key] ?? '', { useInnerText: false });
    await expect(metadataValue(page, key).getByRole('link')).toHaveCount(0);
  }
  await expect(metadataValue(page, image)).toHaveText('a key that is HTML');
  await expect(page.getByText(image).first()).toBeVisible();
  await expect(metadataValue(page, 'help').getByRole('link')).toHaveAttribute('rel', /noopener/);

  for (const view of ['Tree', 'JSON', 'Table']) {
    await page.getByText(view, { exact: true }).click();
    const links = await addresses(page);
    expect(
      links.filter((each) => !/^(https:\/\/help\.example\.com\/|mailto:|\/)/.test(each)),
      view,
    ).toEqual([]);
    expect(
      links.filter((each) => each.startsWith('//')),
      view,
    ).toEqual([]);
    await expect(page.getByRole('main').locator('img, script, iframe, object, embed')).toHaveCount(0);
  }
  await page.getByLabel('Find in metadata').fill('<img src=x');
  await expect(page.getByText('2 matches')).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('row').filter({ hasText: session.sessionId })).toContainText(image);
  expect(harm).toEqual([]);
});

test('characters that reorder or hide text are shown by their code points', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata: JSON.stringify(hostile) });
  await signIn('reviewer');
  await page.goto(pageOf(session));
  await expect(metadataValue(page, 'bidi')).toHaveText('invoiceU+202Egpj.exe');
  await expect(metadataValue(page, 'zero_width')).toHaveText('payU+200Bpal');
  await expect(metadataValue(page, 'bidi_link').getByRole('link')).toHaveCount(0);
  await expect(page.getByRole('rowheader').filter({ hasText: 'keyU+202Eyek' })).toBeVisible();
  // None is left raw where it could reorder the text around it.
  const visible = await page.getByRole('main').innerText();
  expect(visible).not.toContain(rlo);
});

test('keys that are special in JavaScript are ordinary keys', async ({ page, signIn, queryDesk }) => {
  const metadata =
    '{"__proto__":{"polluted":true},"constructor":"c","toString":1,"42":"first","7":"second","":"empty"}';
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  await page.goto(pageOf(session));
  const keys = page.getByRole('table', { name: 'Metadata' }).getByRole('rowheader');
  await expect(keys).toHaveText(['__proto__', /polluted/, 'constructor', 'toString', '42', '7', 'empty key']);
  await expect(metadataValue(page, 'constructor')).toHaveText('c');
  await expect(metadataRow(page, '42')).toContainText('first');
  expect(await page.evaluate(() => ({}) as { polluted?: boolean }).then(({ polluted }) => polluted)).toBeUndefined();
});
