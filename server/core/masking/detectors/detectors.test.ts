import { describe, expect, it } from 'vitest';
import { metadataLimits } from '#contract/metadata';
import { defaultRules } from '../compiled-rules';
import { maskSession } from '../masking';
import { keyedPlaceholders } from '../placeholders';

const key = 'a key of this test';
const placeholders = /(email|name|phone|address|card|birth_date|id_number|ip_address|personal)·[0-9a-f]{10}/g;

function maskMetadata(metadata: string) {
  return maskSession({ description: null, metadata }, keyedPlaceholders(key), defaultRules);
}

/** The text with each placeholder written as its label in angle brackets. */
function maskText(text: string): string {
  return String(
    maskSession({ description: text, metadata: '{}' }, keyedPlaceholders(key), defaultRules).description,
  ).replace(placeholders, '<$1>');
}

describe('detectors', () => {
  it.each([
    ["write to John.O'Neil+vip@mail.example.co.uk, please", 'write to <email>, please'],
    ['<a@example.com>; (b@example.com) "c@example.com".', '<<email>>; (<email>) "<email>".'],
    ['mailto:a@example.com?x=1', 'mailto:<email>?x=1'],
    ['https://example.com/?email=a%40example.com&x=%41', 'https://example.com/?email=<email>&x=%41'],
    ['请联系john@example.com谢谢', '请联系<email>谢谢'],
    ['用户@例子.中国', '<email>'],
    ['"john smith"@example.com', '<email>'],
    ['a@b@example.com', 'a@<email>'],
    ['root@[192.168.0.1]', '<email>'],
    ['call +1 415 555 0123 now', 'call <phone> now'],
    ['+14155550123', '<phone>'],
    ['+49 30 901820+49 30 901821', '<phone><phone>'],
    ['tel:+49-30-901820', 'tel:<phone>'],
    ['+44 (0)20 7946 0958', '<phone>'],
    ['+(49) 30/901820', '<phone>'],
    ['0049 30 901820', '<phone>'],
    ['(415) 555-0123 or 415-555-0199', '<phone> or <phone>'],
    ['1-415-555-0123', '<phone>'],
    ['555-123-4567', '<phone>'],
    ['‘O’Neil@example.com’', '‘<email>’'],
    ['415.555.0123.', '<phone>.'],
    ['030 901820, 030/901820, (030) 901820', '<phone>, <phone>, <phone>'],
    ['020 7946 0958', '<phone>'],
    ['01 42 68 53 00', '<phone>'],
    ['电话138 0013 8000。', '电话<phone>。'],
    ['(11) 91234-5678', '<phone>'],
    ['+٤٩ ٣٠ ٩٠١٨٢٠', '<phone>'],
    ['+1\u00a0415\u2011555\u20110123', '<phone>'],
    ['4111 1111 1111 1111', '<card>'],
    ['card 4111-1111-1111-1111, 12/27', 'card <card>, 12/27'],
    ['378282246310005', '<card>'],
    ['5555\u200b5555 5555 4444', '<card>'],
    ['6011000990139424 30569309025904', '<card> <card>'],
    ['no 17 4242424242424242', 'no 17 <card>'],
    ['10.0.0.1 192.168.100.200 and 203.0.113.7:8080', '<ip_address> <ip_address> and <ip_address>:8080'],
    ['http://198.51.100.23/a, 198.51.100.0/24.', 'http://<ip_address>/a, <ip_address>/24.'],
    ['x-forwarded-for=10.20.30.40,10.20.30.41', 'x-forwarded-for=<ip_address>,<ip_address>'],
    ['host/10.20.30.40:443 ssh root@10.20.30.40', 'host/<ip_address>:443 ssh root@<ip_address>'],
    ['２０３.０.１１３.７', '<ip_address>'],
    ['from 2001:db8::1.', 'from <ip_address>.'],
    ['[2001:DB8:0:0:0:0:0:1]:443 ip:fe80::1%eth0', '[<ip_address>]:443 ip:<ip_address>%eth0'],
    ['fd12:3456:789a::1/64 ::ffff:203.0.113.7', '<ip_address>/64 <ip_address>'],
  ])('%s', (text, expected) => expect(maskText(text)).toBe(expected));

  it.each([
    'customer_12345',
    'Refund for order 88121, item 0012-3456',
    '2024-01-15',
    '2024-01-15T14:22:30Z and 2024-01-15 10:30:00.123+02:00',
    '15.01.2024, 01/15/2024 and 20240115T103000Z',
    '127.0.0.1, 0.0.0.0 and 255.255.255.255:8080, ::1 and ::',
    'version 10.20.30.40, v10.20.30.40, Release: 2.10.3.114, 1.2.3.4',
    'Chrome/120.0.0.0 Safari/537.36 and 3.14.15.926',
    '256.1.2.30 10.20.30 10.20.30.40.50 x10.20.30.40 10.20.30.40_1',
    '10:30:00 00:1a:2b:3c:4d:5e std::string Foo::bad dead::beef 1:2:3:4:5:6:7:8',
    '0f3c04d1-1234-4123-8123-123456789012',
    '00000000-0000-4000-8000-000000000001',
    'version 1.22.333.4444, next@16.4.6',
    '1,234,567.89 EUR or 12 345 678',
    '4111 1111 1111 1112',
    '1705314600000',
    '0.4242424242424242',
    '41111111111111110000000',
    '@handle, a@b and icon@2x.png',
    'rep-212-555-0199-x',
    '5551234567',
    '978-3-16-148410-0',
    '+1 000 000 and +20 %',
    '٣٠ ٩٠١٨٢٠',
  ])('leaves %s', (text) => expect(maskText(text)).toBe(text));

  it('leaves placeholders, wherever they are', () => {
    const description = 'email·9f3c04d1be and phone·4155550123, card·hidden';
    const metadata =
      '{"email":"email·9f3c04d1be","phone":"phone·hidden","note":"x card·0123456789abc@name·0123456789"}';
    expect(maskSession({ description, metadata }, keyedPlaceholders(key), defaultRules)).toEqual({
      description,
      metadata,
      masked: [],
    });
  });

  it.each(['4111111111111111', '4.111111111111111e15', '411111111111111100E-2', '-4111111111111111'])(
    'detects a card in the number %s',
    (number) => expect(maskMetadata(`{"n":[${number}]}`).masked).toEqual(['/metadata/n/0']),
  );

  it('leaves other numbers as they are written', () => {
    const metadata = '{"a":1.0,"b":-0,"c":12345678901234567890,"d":0.4111111111111111,"e":1e308,"f":4111111111111112}';
    expect(maskMetadata(metadata)).toEqual({ description: null, metadata, masked: [] });
  });

  it('lists a masked description first', () => {
    const content = { description: 'from a@example.com', metadata: '{"a/b~c":"b@example.com","email":"x"}' };
    const { masked } = maskSession(content, keyedPlaceholders(key), defaultRules);
    expect(masked).toEqual(['/description', '/metadata/a~1b~0c', '/metadata/email']);
  });

  it('escapes the text around what it replaced', () => {
    const { metadata } = maskMetadata('{"a":"\\"x\\"\\n\\u0040a@example.com\\\\"}');
    expect(JSON.parse(metadata).a).toMatch(/^"x"\n@email·[0-9a-f]{10}\\$/);
  });
});

describe('hostile text', () => {
  const size = 250_000;
  it.each([
    'a',
    '@',
    '1',
    '+1 ',
    '4 ',
    'a@b.co ',
    'a@',
    '@a.',
    '.',
    '-',
    '(',
    '+',
    '0 0 ',
    '+4930',
    '1-',
    '%40',
    'é',
    '４',
    '·',
    'email·',
    '+1 4155550',
    '415 555 0123 ',
    '4111111111111111 ',
    '01 ',
    '2024-',
    '1.1.',
    '"@',
    '\u200b',
    '12345678-',
    '👍',
  ])('of %j stays the same when masked again', (piece) => {
    const text = piece.repeat(size / piece.length);
    const once = maskSession({ description: text, metadata: '{}' }, keyedPlaceholders(key), defaultRules);
    expect(maskSession(once, keyedPlaceholders(key), defaultRules).description).toBe(once.description);
    // As a metadata value it is masked the same way, where metadata may be that long.
    const metadata = JSON.stringify({ text });
    if (new TextEncoder().encode(metadata).length > metadataLimits.bytes) return;
    const inMetadata = maskSession({ description: null, metadata }, keyedPlaceholders(key), defaultRules).metadata;
    expect(JSON.parse(inMetadata).text).toBe(once.description);
  });

  it('with thousands of different numbers leaves none of them', () => {
    const numbers = Array.from({ length: 14_000 }, (_, index) => `+49 30 ${9_000_000 + index * 7}`);
    const { description } = maskSession(
      { description: numbers.join(', '), metadata: '{}' },
      keyedPlaceholders(key),
      defaultRules,
    );
    expect(description).not.toContain('+49');
    const digits = Array.from({ length: 120_000 }, (_, index) => 4 + (index % 3)).join(' ');
    const once = maskSession({ description: digits, metadata: '{}' }, keyedPlaceholders(key), defaultRules);
    expect(maskSession(once, keyedPlaceholders(key), defaultRules).description).toBe(once.description);
  });
});
