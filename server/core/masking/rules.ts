import type { MaskLabel } from '#contract/masking';

// Words for people. A plain `name` is personal only below or after one of them.
const people =
  '(?:customer|client|contact|user|person|caller|patient|guest|visitor|passenger|travell?er|recipient|receiver|' +
  'addressee|requester|reporter|sender|buyer|purchaser|payer|payee|shopper|subscriber|member|owner|employee|applicant|' +
  'beneficiary|tenant|student|pupil|parent|guardian|spouse|partner|child|resident|donor|attendee|participant|insured|' +
  'policy_?holder|account_?holder|card_?holder|holder|emergency_contact|billing|shipping|delivery|invoice|signatory)';

/**
 * Keys whose whole value is personal data. A key is compared in snake_case and lower case (`customerEmail` and
 * `Customer-Email` are customer_email). Every pattern is anchored at the end and has no nested repetition, so a key of
 * any length takes linear time.
 */
const keyRules: readonly { label: MaskLabel; key: RegExp }[] = [
  {
    label: 'email',
    key: new RegExp(`(?:^|_|${people}|work|home|personal|primary)_?e_?mails?(?:_?address(?:es)?)?(?:_?\\d)?$`),
  },
  {
    label: 'name',
    key: /(?:^|_)(?:first|last|full|given|family|middle|maiden|nick|fore|preferred|legal|sur)_?names?$/,
  },
  { label: 'name', key: new RegExp(`(?:^|_)${people}s?_?(?:full_?)?names?$`) },
  { label: 'name', key: /(?:^|_)(?:username|(?:card|account|policy|passport|ticket|licen[cs]e)?_?holder)$/ },
  {
    label: 'phone',
    key: /(?:^|_)(?:tele|cell|mobile|home|work|customer|user|contact|caller|client|day|evening)?phones?_?(?:numbers?|nos?|nums?|nrs?|\d)?$/,
  },
  { label: 'phone', key: /(?:^|_)phone_.*(?:number|home|work|mobile|private|main|primary|secondary|raw|e164)$/ },
  { label: 'phone', key: /(?:^|_)(?:mobile|cell|fax|tel|msisdn|whatsapp|sms)_?(?:number|no|num|nr)$/ },
  { label: 'phone', key: /(?:^|_)(?:mobile|fax|msisdn|whatsapp)$/ },
  {
    label: 'address',
    key: /(?:^|_)(?:street|postal|billing|shipping|delivery|mailing|home|work|residential|customer|contact|user|physical|invoice|visiting|private|permanent|current|previous)_?addr(?:ess)?(?:es)?(?:_?line)?(?:_?\d)?$/,
  },
  { label: 'address', key: /^addr(?:ess)?(?:es)?(?:_?line)?(?:_?\d)?$/ },
  {
    label: 'address',
    key: /(?:^|_)(?:street(?:_?(?:name|line|no|number))?(?:_?\d)?|house_?(?:no|number)|post_?code|postal_?code|zip_?code)$/,
  },
  { label: 'card', key: /(?:^|_)(?:card|cc)_?(?:number|no|num|nr|pan)$/ },
  { label: 'card', key: /(?:^|_)(?:pan|(?:credit|debit|bank|payment)_?card|cvv2?|cvc2?|card_?security_?code)$/ },
  { label: 'birth_date', key: /(?:^|_)(?:birth_?(?:date|day|year)|date_?of_?birth|dob|born(?:_on)?)$/ },
  {
    label: 'id_number',
    key: /(?:^|_)(?:iban|bank_?account(?:_?(?:number|no))?|ssn|sin_number|social_?security(?:_?(?:number|no))?)$/,
  },
  {
    label: 'id_number',
    key: /(?:^|_)(?:tax_?(?:id|number|no|payer_?id)|tin|itin|national_?(?:id|identity|insurance)(?:_?(?:number|no))?|nino)$/,
  },
  {
    label: 'id_number',
    key: /(?:^|_)(?:passport|driver_?s?_?licen[cs]e|driving_?licen[cs]e|id_?card|identity_?card)(?:_?(?:number|no|id))?$/,
  },
  { label: 'id_number', key: /^(?:id_?(?:number|no)|identity_?number|aadhaar|cpf|dni|pesel|bsn|nhs_?number)$/ },
];

// Facts about a value rather than the value. is_mobile and has_phone need this; email_verified does not, because of its
// ending.
const aboutTheValue = /^(?:is|has|needs|wants|allow|allows|can|use|uses|no|microphone|headphone)_/;
const personAbove = new RegExp(`(?:^|_)(?:${people}|profile)s?$`);
// Only the end of a key matters, so a very long key costs no more than this.
const maxKeyLength = 200;

/**
 * The label of the built-in rule that covers a value, or undefined. `key` is the value's key and `keyAbove` the key of
 * the object around it (arrays in between are skipped), because `name` is a person's in {"customer": {"name": …}} and a
 * product's elsewhere.
 */
export function labelForKey(key: string, keyAbove: string | undefined): MaskLabel | undefined {
  const name = snakeCase(key.slice(-maxKeyLength));
  if (aboutTheValue.test(name)) return undefined;
  if (name === 'name') return personAbove.test(snakeCase((keyAbove ?? '').slice(-maxKeyLength))) ? 'name' : undefined;
  return keyRules.find((rule) => rule.key.test(name))?.label;
}

/** The rules as one text, so that any change in them can be detected. */
export function rulesText(): string {
  return [...keyRules.map((rule) => `${rule.label} ${rule.key.source}`), aboutTheValue.source, personAbove.source].join(
    '\n',
  );
}

function snakeCase(key: string): string {
  return key
    .normalize('NFKC')
    .replace(/(\p{Ll}|\d)(?=\p{Lu})/gu, '$1_')
    .replace(/\p{Lu}(?=\p{Lu}\p{Ll})/gu, '$&_')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
    .toLowerCase();
}
