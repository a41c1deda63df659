import { permissions, type Role, rolePermissions, roles } from '#contract/permissions';
import { demoPerson, expect, test } from '../fixtures/browser';
import { fillSignIn, lookUpBox, metadataRow, metadataValue, pageOf, reveal, signOut } from '../fixtures/browser-pages';
import { addPerson, addSession } from '../fixtures/records';

const metadata = '{"customer_id":"customer_771","customer_email":"nora.vale@example.org","interaction_count":8}';

test('a support admin signs in, pastes two IDs, reads, reveals with a reason and signs out', async ({
  page,
  desk,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { description: 'Billing inquiry', metadata });

  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in$/);
  await fillSignIn(page, demoPerson(desk, 'support'));

  await expect(lookUpBox(page)).toBeFocused();
  await lookUpBox(page).fill(`${session.agentId} ${session.sessionId}`);
  await lookUpBox(page).press('Enter');

  await expect(page).toHaveURL(pageOf(session));
  await expect(page).toHaveTitle(new RegExp(session.sessionId));
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText(session.agentId);
  await expect(heading).toContainText(session.sessionId);
  await expect(page.getByText('Enabled', { exact: true })).toBeVisible();
  await expect(page.getByText('Billing inquiry')).toBeVisible();
  await expect(metadataValue(page, 'customer_id')).toHaveText('customer_771');
  await expect(metadataValue(page, 'interaction_count')).toHaveText('8');
  await expect(metadataValue(page, 'customer_email')).toHaveText(/^masked: email·[0-9a-f]{10}$/);
  await expect(page.getByText('1 value is masked')).toBeVisible();

  await reveal(page, 'Ticket 4711: which address was used');
  await expect(metadataValue(page, 'customer_email')).toHaveText('nora.vale@example.org');
  await expect(page.getByRole('timer')).toHaveText(/^(10:00|9:5\d)$/);

  await signOut(page);
  await page.goto(pageOf(session));
  await expect(page).toHaveURL(`/sign-in?to=${encodeURIComponent(pageOf(session))}`);
});

test('the home page lists the recently viewed sessions, the latest first, and opens them again', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const first = await addSession(queryDesk, { description: 'The first one' });
  const second = await addSession(queryDesk, { description: 'The second one', enabled: false });
  // A new person, whose list does not contain what other tests view.
  await signIn(await addPerson(queryDesk));
  await page.goto(pageOf(first));
  await page.goto(pageOf(second));

  await page.goto('/');
  const rows = page.getByRole('region', { name: 'Recently viewed' }).getByRole('row');
  await expect(rows.nth(1)).toContainText(second.sessionId);
  await expect(rows.nth(1)).toContainText('Disabled');
  await expect(rows.nth(2)).toContainText(first.sessionId);
  await expect(rows.nth(2)).toContainText('The first one');
  await page.getByRole('link', { name: first.sessionId }).click();
  await expect(page).toHaveURL(pageOf(first));
  await expect(page.getByText('The first one')).toBeVisible();

  await page.getByRole('link', { name: 'Look up', exact: true }).click();
  await expect(rows.nth(1)).toContainText(first.sessionId);
});

const places: Record<Role, string[]> = {
  admin: ['Look up', 'Sessions', 'Share links', 'Keys', 'People', 'Audit', 'Settings'],
  support: ['Look up', 'Sessions', 'Share links'],
  reviewer: ['Look up', 'Sessions', 'Share links'],
  auditor: ['Look up', 'Sessions', 'Audit'],
};

const mayReveal: Record<Role, boolean> = { admin: true, support: true, reviewer: false, auditor: false };

for (const role of roles) {
  test(`as ${role}: the shell shows the person, and offers only what they may do`, async ({
    page,
    signIn,
    desk,
    queryDesk,
  }) => {
    const session = await addSession(queryDesk, { metadata });
    await signIn(role);
    await page.goto(pageOf(session));

    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveText(places[role]);
    const button = page.getByRole('button', { name: /^Reveal 1 masked…$/ });
    const whoMay = page.getByText('The roles admin and support can reveal them, with a reason.');
    await expect(button).toHaveCount(mayReveal[role] ? 1 : 0);
    await expect(whoMay).toHaveCount(mayReveal[role] ? 0 : 1);
    await expect(metadataRow(page, 'customer_email')).toContainText('email·');

    const person = demoPerson(desk, role);
    await page
      .getByRole('button', { name: `${person.name}, ${role.charAt(0).toUpperCase()}${role.slice(1)}: your menu` })
      .click();
    const menu = page.getByRole('dialog', { name: 'Your menu' });
    await expect(menu).toContainText(person.email);
    await expect(menu).toContainText('All agents');
    const abilities = menu.getByRole('listitem');
    await expect(abilities).toHaveCount(permissions.length);
    await expect(abilities.filter({ hasNotText: /^Can’t / })).toHaveCount(rolePermissions[role].length);
    await expect(abilities.filter({ hasText: /reveal masked values, with a reason/i })).toHaveText(
      mayReveal[role] ? /^Reveal/ : /^Can’t reveal/,
    );
  });

  if (!mayReveal[role]) {
    test(`as ${role}: the API refuses the reveal that the page does not offer`, async ({ page, signIn, queryDesk }) => {
      const session = await addSession(queryDesk, { metadata });
      await signIn(role);
      await page.goto(pageOf(session));
      const answer = await page.request.post(`${session.path}/reveals`, {
        data: { reason: 'without the permission' },
        headers: { origin: new URL(page.url()).origin },
      });
      expect(answer.status()).toBe(403);
      expect((await answer.json()).messages.join(' ')).toContain('personal_data:read');
    });
  }
}
