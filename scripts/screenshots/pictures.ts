import type { Page } from '@playwright/test';
import type { Role } from '#contract/permissions';
import type { TemporaryDesk } from '../temporary-desk/temporary-desk';

type Picture = {
  width?: number;
  height: number;
  scheme?: 'light' | 'dark';
  /** the role that is signed in; support by default */
  as?: Role;
  /** brings a page of a fresh browser to where the picture is taken */
  arrange: (page: Page, desk: TemporaryDesk) => Promise<void>;
};

const session = '/agents/agt_customer_support/sessions/ase_customer_support_001';
const rows = (page: Page) => page.getByRole('table', { name: 'Metadata' }).getByRole('row');

/** The pictures of docs/screenshots, in the order in which they are taken. */
export const pictures: Record<string, Picture> = {
  session: { height: 930, arrange: openSession },
  'look-up': { height: 870, arrange: lookUpSeveral },
  sessions: { height: 800, arrange: filterSessions },
  palette: { height: 620, arrange: openPalette },
  history: { height: 770, arrange: openHistory },
  'time-travel': { height: 980, arrange: goBackInTime },
  'share-link': { height: 830, arrange: openShareLink },
  'phone-dark': { width: 390, height: 844, scheme: 'dark', arrange: openSession },
  conflict: { height: 780, arrange: conflict },
  revealed: { height: 620, arrange: reveal },
  audit: { height: 665, arrange: openAudit },
  'share-dialog': { height: 900, arrange: previewShareLink },
  'api-key': { height: 800, as: 'admin', arrange: beginApiKey },
  'masking-rules': { height: 900, as: 'admin', arrange: tryMaskingRules },
};

async function openSession(page: Page): Promise<void> {
  await page.goto(session);
  await rows(page).nth(1).waitFor();
}

/** One line for each kind of pasted text and each outcome. */
const pasted = [
  'agt_customer_support ase_customer_support_001',
  `GET /v2${session.replace('_001', '_017')} 200 14ms`,
  'agt_customer_support ase_custmer_support_002',
  'agt_travel ase_refund_012',
  'ase_shared_handover_001',
  'agt_refunds ase_refund_99999',
].join('\n');

async function lookUpSeveral(page: Page): Promise<void> {
  await page.goto('/', { waitUntil: 'networkidle' });
  const box = page.getByRole('textbox', { name: 'Look up a session' });
  await box.fill(pasted);
  await box.press('Enter');
  await page.getByRole('heading', { name: 'Outcomes' }).waitFor();
}

async function filterSessions(page: Page): Promise<void> {
  const metadata_filter = "priority = 'urgent' AND channel IN ('web_chat', 'app')";
  await page.goto(`/sessions?${new URLSearchParams({ metadata_filter })}`);
  await page.getByRole('button', { name: 'Metadata: set' }).click();
  await page.getByRole('region', { name: 'Sessions over time' }).getByRole('button').first().waitFor();
}

async function openPalette(page: Page): Promise<void> {
  await openSession(page);
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill('agt_refunds ase_refund_01');
  await page
    .getByRole('option', { name: /^ase_refund_01/ })
    .first()
    .waitFor();
}

async function openHistory(page: Page): Promise<void> {
  await page.goto(`${session}?tab=history`);
  await page.getByRole('list', { name: 'Changes of revision 4' }).waitFor();
}

async function goBackInTime(page: Page): Promise<void> {
  await page.goto(`${session}?at=2024-01-15T11:00:00Z`);
  await page.getByRole('region', { name: 'Earlier revision' }).waitFor();
  await rows(page).nth(1).waitFor();
}

async function reveal(page: Page): Promise<void> {
  await openSession(page);
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: /^Reveal \d+ masked/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Ticket 4711: the invoice went to a wrong address');
  await dialog.getByRole('button', { name: 'Reveal', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('timer').filter({ hasText: '9:58' }).waitFor();
}

async function openAudit(page: Page): Promise<void> {
  await page.goto(`${session}?tab=audit`);
  await page.getByRole('region', { name: 'Audit' }).getByRole('button', { name: /^req_/ }).first().waitFor();
}

async function openShareLink(page: Page, { url }: TemporaryDesk): Promise<void> {
  const fields = ['id', 'description', 'enabled', 'created_at', 'metadata'];
  const answer = await page.request.post(`/v2${session}/share_links`, {
    headers: { origin: url },
    data: { fields, most_opens: 5 },
  });
  const link = new URL((await answer.json()).url);
  // The recipient of a link is not signed in.
  await page.context().clearCookies();
  await page.goto(link.pathname);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('heading', { name: /^Metadata/ }).waitFor();
}

/** A program changes the session while someone edits it. */
async function conflict(page: Page, { api_keys }: TemporaryDesk): Promise<void> {
  await openSession(page);
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const field = page.getByRole('textbox', { name: 'Metadata', exact: true });
  const text = await field.inputValue();
  const call = { headers: { 'x-api-key': api_keys[0]?.key ?? '', 'user-agent': 'shop-connector/2.4' } };
  const { metadata } = await (await page.request.get(`/v2${session}`, call)).json();
  const data = { metadata: { ...metadata, priority: 'urgent', escalation_level: 'tier_2' } };
  await page.request.patch(`/v2${session}`, { ...call, data });
  await field.fill(text.replace('"high"', '"normal"').replace('"in_progress"', '"resolved"'));
  await page.getByRole('button', { name: 'Review changes' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('heading', { name: 'Someone else changed this session' }).waitFor();
}

async function previewShareLink(page: Page): Promise<void> {
  await openSession(page);
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Share…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Maximum opens').fill('5');
  await dialog.getByRole('button', { name: 'Preview as recipient' }).click();
  await dialog.getByRole('region', { name: 'As the recipient sees it' }).waitFor();
}

async function beginApiKey(page: Page): Promise<void> {
  await page.goto('/api-keys', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Create a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ticket system');
  await dialog.getByRole('group', { name: 'Verdicts' }).getByText('Write').click();
}

async function tryMaskingRules(page: Page): Promise<void> {
  await page.goto('/settings/masking', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Add rule' }).click();
  await page.getByLabel('Path of rule 1').fill('customer_id');
  await page.getByRole('button', { name: 'Add exception' }).click();
  await page.getByLabel('Path of exception 1').fill('customer_name');
  await page.getByLabel('Session', { exact: true }).fill('ase_customer_support_001');
  await page.getByLabel('Session', { exact: true }).press('Enter');
  await page.getByRole('list', { name: 'Values of the session' }).getByRole('listitem').first().waitFor();
  await page.getByRole('heading', { name: 'Exceptions' }).evaluate((heading) => heading.scrollIntoView());
}
