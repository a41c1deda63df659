import { describe, expect, it } from 'vitest';
import { defaultRules } from './compiled-rules';
import { maskSession } from './masking';
import { keyedPlaceholders } from './placeholders';

const key = 'a key of this test';
const whole = /^(?:email|name|phone|address|card|birth_date|id_number|ip_address|personal)·[0-9a-f]{10}$/;

function maskMetadata(metadata: string) {
  return maskSession({ description: null, metadata }, keyedPlaceholders(key), defaultRules);
}

const example = `{
    "customer_id": "customer_12345",
    "customer_email": "customer@example.com",
    "customer_name": "John Smith",
    "priority": "high",
    "channel": "web_chat",
    "issue_category": "billing",
    "sub_category": "payment_processing",
    "assigned_rep": "rep_sarah_001",
    "session_context": "premium_customer",
    "account_type": "enterprise",
    "interaction_count": 8,
    "last_interaction": "2024-01-15T14:22:30Z",
    "resolution_status": "in_progress",
    "escalation_level": "tier_1"
  }`;

describe("the contract's example", () => {
  const description =
    'Customer support session for billing inquiry regarding account charges and payment processing issues';
  const result = maskSession({ description, metadata: example }, keyedPlaceholders(key), defaultRules);

  it('masks the e-mail address and the name, and nothing else', () => {
    expect(result.masked).toEqual(['/metadata/customer_email', '/metadata/customer_name']);
    expect(result.description).toBe(description);
    const email = /email·[0-9a-f]{10}/.exec(result.metadata)?.[0] ?? '';
    const name = /name·[0-9a-f]{10}/.exec(result.metadata)?.[0] ?? '';
    expect(result.metadata).toBe(example.replace('customer@example.com', email).replace('John Smith', name));
  });

  it('creates other placeholders under another key', () => {
    expect(
      maskSession({ description, metadata: example }, keyedPlaceholders('another key'), defaultRules).metadata,
    ).not.toBe(result.metadata);
    expect(maskSession({ description, metadata: example }, keyedPlaceholders(key), defaultRules).metadata).toBe(
      result.metadata,
    );
  });

  it('names the version of the rules', () => expect(defaultRules.version).toMatch(/^[0-9a-f]{16}$/));
});

describe('rules by key', () => {
  it.each([
    ['email', 'email'],
    ['E-Mail', 'email'],
    ['customerEmail', 'email'],
    ['billing_email_address', 'email'],
    ['contactEmails', 'email'],
    ['customer_name', 'name'],
    ['fullName', 'name'],
    ['first_name', 'name'],
    ['LAST_NAME', 'name'],
    ['user_name', 'name'],
    ['cardHolder', 'name'],
    ['account_holder', 'name'],
    ['contact_full_name', 'name'],
    ['phone', 'phone'],
    ['customerPhone', 'phone'],
    ['phone_number', 'phone'],
    ['telephone', 'phone'],
    ['mobile', 'phone'],
    ['mobileNumber', 'phone'],
    ['street', 'address'],
    ['postalAddress', 'address'],
    ['billing_address', 'address'],
    ['address', 'address'],
    ['address_line_1', 'address'],
    ['card_number', 'card'],
    ['pan', 'card'],
    ['date_of_birth', 'birth_date'],
    ['birthDate', 'birth_date'],
    ['iban', 'id_number'],
    ['tax_id', 'id_number'],
    ['passportNumber', 'id_number'],
    ['ssn', 'id_number'],
  ])('masks %s as %s', (name, label) => {
    const { metadata, masked } = maskMetadata(JSON.stringify({ deep: [{ [name]: 'some value' }] }));
    expect(masked).toEqual([`/metadata/deep/0/${name}`]);
    expect(JSON.parse(metadata).deep[0][name]).toMatch(new RegExp(`^${label}·[0-9a-f]{10}$`));
  });

  it.each(
    (
      'name product_name company_name plan_name file_name agent_name assigned_rep hostname event_name voicemail email_verified ' +
      'email_opt_in is_mobile has_phone phone_verified phone_model microphone ip_address mac_address web_address ' +
      'wallet_address address_verified card_brand card_last4 card panel span company birthplace customer_id named tax_rate ' +
      'username_changed subject order_number account_number'
    )
      .split(' ')
      .map((name) => [name]),
  )('leaves %s', (name) => {
    expect(maskMetadata(JSON.stringify({ [name]: 'some value' })).masked).toEqual([]);
  });

  it("treats name as a person's only below a person", () => {
    const metadata = '{"customer":{"name":"A B"},"contacts":[{"name":"C D"}],"product":{"name":"E F"},"name":"G H"}';
    expect(maskMetadata(metadata).masked).toEqual(['/metadata/customer/name', '/metadata/contacts/0/name']);
  });

  it('masks other kinds of values too, and leaves empty ones', () => {
    const metadata =
      '{"email":null,"phone":"","address":{},"mobile":[],"ssn":" ","pan":0,"iban":false,"dob":{"y":[1]}}';
    const result = maskMetadata(metadata);
    expect(result.masked).toEqual(['/metadata/pan', '/metadata/iban', '/metadata/dob']);
    for (const name of ['pan', 'iban', 'dob']) expect(JSON.parse(result.metadata)[name]).toMatch(whole);
  });

  it('ignores white space in an object', () => {
    const [one, other] = ['{"address":{"a":[1,2]}}', '{"address":{ "a" : [ 1 ,\n2 ] }}'].map(maskMetadata);
    expect(JSON.parse(one?.metadata ?? '')).toEqual(JSON.parse(other?.metadata ?? ''));
  });
});

describe('equal values', () => {
  it.each([
    ['{"email":" John@Example.com "}', '{"note":"john@example.com"}'],
    ['{"phone":"+49 30 901820"}', '{"note":"0049 30 901820"}'],
    ['{"phone":"(415) 555-0123"}', '{"note":"415.555.0123"}'],
    ['{"phone":4155550123}', '{"note":"415-555-0123"}'],
    ['{"card_number":"4111 1111 1111 1111"}', '{"note":4111111111111111}'],
    ['{"note":"４１１１-1111-1111-1111"}', '{"card_number":4111111111111111}'],
    ['{"note":"john\\u0040example.com"}', '{"note":"joh\\u200bn＠example.com"}'],
  ])('%s and %s have the same placeholder', (one, other) => {
    const [first, second] = [one, other].map(
      (metadata) => Object.values(JSON.parse(maskMetadata(metadata).metadata))[0],
    );
    expect(first).toMatch(whole);
    expect(second).toBe(first);
  });

  it('differ under different labels', () => {
    const result = JSON.parse(maskMetadata('{"passport":"x1","address":"x1"}').metadata);
    expect(result.passport.split('·')[1]).not.toBe(result.address.split('·')[1]);
  });

  it('are not confused if a phone number is only a word', () => {
    const result = JSON.parse(maskMetadata('{"phone":"unknown","mobile":"none"}').metadata);
    expect(result.phone).not.toBe(result.mobile);
  });
});
