import { describe, expect, it } from 'vitest';
import { withoutCredentials } from './credentials';
import { recognise } from './pasted-text';

const agent = 'agt_customer_support';
const session = 'ase_customer_support_001';
const key = 'sd_Ab12Cd34_0123456789abcdefghijklmnopqrstuvwxyzABCDEF';

/** The part after the prefix of a one-time link's token: 39 letters and digits. */
const secret = `hunter2${'aB3'.repeat(10)}Zz`;

describe('credentials are removed, and the IDs stay', () => {
  const url = `https://desk.example.com/v2/agents/${agent}/sessions/${session}`;
  it.each([
    `${key} ${agent} ${session}`,
    `${url}?key=${key}`,
    `curl -H "x-api-key: ${key}" ${url}`,
    `curl -H x-api-key:hunter2hunter2 ${url}`,
    `curl -H 'Authorization: Bearer hunter2hunter2' ${url}`,
    `curl ${url} -H "authorization: Basic aHVudGVyMmh1bnRlcjI="`,
    `curl '${url}' -H 'cookie: a=hunter2hunter2; b=hunter2hunter2'`,
    `curl '${url}' -b 'a=hunter2hunter2; b=hunter2hunter2' -u me:hunter2hunter2`,
    `curl '${url}' --cookie "session=hunter2hunter2"`,
    `GET ${url}\nAuthorization: Bearer hunter2hunter2\nCookie: x=hunter2hunter2; y=hunter2hunter2\nAccept: */*`,
    JSON.stringify({
      url,
      headers: { 'X-Api-Key': 'hunter2hunter2', Cookie: 'x=hunter2hunter2', authorization: ['Bearer hunter2hunter2'] },
    }),
    JSON.stringify(JSON.stringify({ url, headers: { 'x-api-key': 'hunter2hunter2' } })),
    `authorization="Bearer hunter2hunter2" path=${url}`,
    `authorization=hunter2hunter2 path=${url}`,
    `https://desk.example.com/share/shr_hunter2hunter2 ${agent}/${session}`,
    `open shr_hunter2hunter2 ${agent}/${session}`,
    `shc_${secret} ${agent}/${session}`,
    `Authorization=shc_${secret} ${agent}/${session}`,
    `https://desk.example.com/invitations/inv_${secret} ${agent}/${session}`,
    `https://desk.example.com/password-resets/rst_${secret}?from=mail ${agent}/${session}`,
    `inv_${secret} ${agent} ${session}`,
    JSON.stringify({ url, token: `rst_${secret}` }),
    `to=%2Finvitations%2Finv_${secret} ${url}`,
    `\\nrst_${secret} ${url}`,
    `inv_hunter2\u200b${secret.slice(7)} ${url}`,
    `x=%20sd_abcdefgh_hunter2hunter2 ${url}`,
    `\\nsd_abcdefgh_hunter2hunter2 ${url}`,
    `sd_ab\u200bcdefgh_hunter2hunter2 ${url}`,
    `https://me:hunter2hunter2@desk.example.com/agents/${agent}/sessions/${session}`,
    `next-auth.session-token=hunter2hunter2 ${url}`,
    `Bearer eyJhunter2hunter2.eyJhunter2hunter2.hunter2hunter2 ${url}`,
  ])('%s', (text) => {
    const cut = withoutCredentials(text);
    expect(cut.heldCredential).toBe(true);
    expect(cut.text).not.toMatch(/hunter2|0123456789abc|aHVudGVy/);
    expect(recognise(cut.text)).toMatchObject({ agentId: agent, sessionId: session });
    expect(withoutCredentials(cut.text)).toEqual({ text: cut.text, heldCredential: false });
  });

  it.each([
    `curl -s -H "x-api-key: $KEY" ${url}`,
    `curl -H 'Authorization: Bearer $TOKEN' ${url}`,
    `${agent}/${session}`,
    'agt_sd_team ase_sd_1',
    'inv_0123456789abcdefghijkl rst_0123456789abcdefghijkl',
    `ase_inv_${secret} agt_rst_${secret}`,
    `${agent} ase_x_inv_${secret}`,
    'cookie recipes: see authorization docs',
    'authorization: <key>',
    'ssh -b x -u me host',
  ])('nothing is removed from %s', (text) => {
    expect(withoutCredentials(text)).toEqual({ text, heldCredential: false });
  });
});

describe('a credential that is cut out', () => {
  it.each(['\n', '\r\n', '\r', '\u2028', '\u2029'])('ends with its line (%j), even with an open quote', (end) => {
    const cut = withoutCredentials(`"x-api-key: hunter2hunter2${end}${agent} ${session}"${end}${session}`);
    expect(cut.text).toBe(`"x-api-key: [removed]${end}${agent} ${session}"${end}${session}`);
  });

  const documents: unknown[] = [
    { authorization: 'Bearer hunter2"hunter2', agent_id: agent, session_id: session },
    { cookie: 'a="hunter2"; b=\\hunter2\\', agent_id: agent, session_id: session },
    { command: 'curl https://desk.example.com -u me:hunter2hunter2', agent_id: agent, session_id: session },
    { list: ['curl -b a=hunter2hunter2'], agent_id: agent, session_id: session },
    { token: 'next-auth.session-token=hunter2hunter2', agent_id: agent, session_id: session },
  ];
  it.each(documents.flatMap((each) => [each, { inner: JSON.stringify(each) }]))('leaves JSON valid: %j', (document) => {
    for (const text of [JSON.stringify(document), JSON.stringify(document, null, 2)]) {
      const cut = withoutCredentials(text);
      expect(cut.text).not.toContain('hunter2');
      expect(() => JSON.parse(cut.text)).not.toThrow();
      expect(recognise(cut.text)).toMatchObject({ agentId: agent, sessionId: session });
    }
  });
});
