import { playgroundId } from './agents';
import type { Chance } from './chance';
import { edgeCaseTexts, scripts } from './edge-case-texts';
import { keys, type SessionDraft, unchanged, type Version } from './session-draft';

const begin = new Date('2024-07-02T08:00:00Z');
const hour = 3_600_000;

type Shape = {
  id: string;
  description: string | null;
  metadata: string;
  enabled?: false;
  /** earlier metadata, oldest first */
  before?: readonly string[];
};

/** The sessions with unusual content: a desk must show, copy and return them without loss or harm. */
export function unusualSessions(chance: Chance): SessionDraft[] {
  return [...sizes(chance), ...numbersAndKeys, ...scripts.map(inScript), ...edgeCaseTexts, ...changed()].map(toDraft);
}

function toDraft(shape: Shape, index: number): SessionDraft {
  const made = begin.getTime() + index * 31 * hour;
  const version = (metadata: string, step: number): Version => ({
    at: new Date(made + step * 5 * hour + step * 123),
    by: step % 2 === 0 ? keys.import : { kind: 'person', label: 'Amara Nwosu' },
    description: shape.description,
    metadata,
    enabled: true,
  });
  const [first = shape.metadata, ...later] = [...(shape.before ?? []), shape.metadata];
  const draft = unchanged(playgroundId, `ase_${shape.id}`, version(first, 0));
  later.forEach((metadata, index) => {
    draft.versions.push(version(metadata, index + 1));
  });
  const last = draft.versions.at(-1) as Version;
  last.enabled = shape.enabled ?? true;
  return draft;
}

function sizes(chance: Chance): Shape[] {
  return [
    { id: 'empty', description: null, metadata: '{}' },
    {
      id: 'empty_values',
      description: '',
      metadata: '{"text":"","list":[],"object":{},"nothing":null,"spaces":"   "}',
    },
    { id: 'one_key', description: 'A single key', metadata: '{"ok":true}' },
    {
      id: 'longest_string',
      description: 'One string of nearly 256 KiB',
      metadata: `{"text":"${prose(chance, 261_000)}"}`,
    },
    { id: 'long_log', description: 'A log of 2,400 lines', metadata: `{"log":${JSON.stringify(log(chance, 2_400))}}` },
    { id: 'no_break', description: 'w'.repeat(400), metadata: `{"hash":"${chance.characters(4_000)}"}` },
    { id: 'longest_description', description: prose(chance, 9_990), metadata: '{"length":9990}' },
    { id: 'many_keys', description: 'Two thousand keys in one object', metadata: manyKeys(2_000) },
    { id: 'many_nodes', description: 'A table of nearly 10,000 values', metadata: table(chance, 1_200) },
    {
      id: 'deep_objects',
      description: 'Thirty-two levels of objects',
      metadata: `${'{"inside":'.repeat(31)}{}${'}'.repeat(31)}`,
    },
    {
      id: 'deep_lists',
      description: 'Lists in lists, thirty-two levels',
      metadata: `{"list":${'['.repeat(31)}${']'.repeat(31)}}`,
    },
    {
      id: 'spread_out',
      description: 'White space as it came in',
      metadata: '{\n\n\t"a" :\t1 ,\r\n      "b":[ 1,2 ,\n3 ]   ,"c"   :{ }\n}',
    },
  ];
}

const numbersAndKeys: Shape[] = [
  {
    id: 'numbers',
    description: 'Numbers that a careless program changes',
    metadata:
      '{"whole":1.0,"minus_zero":-0,"beyond_2_53":9007199254740993,"huge":123456789012345678901234567890,' +
      '"small":1e-300,"large":1E+300,"exact":0.1000000000000000055511151231257827,"money":1234567.10,"exponent":1e5}',
  },
  {
    id: 'longest_number',
    description: 'A number of 400 digits',
    metadata: `{"digits":${'1234567890'.repeat(40)}}`,
  },
  {
    id: 'hard_keys',
    description: 'Keys that programs stumble over',
    metadata:
      '{"__proto__":{"admin":true},"constructor":"text","toString":1,"42":"forty-two","7":"seven","":"the empty key",' +
      '"a.b":"a dot","a":{"b":"nested"},"a/b~c":"a pointer\'s own signs"," space ":1,"\\"quoted\\"":2,"line\\nbreak":3,' +
      '"ключ":"Cyrillic","🔑":"emoji"}',
  },
  {
    id: 'key_order',
    description: 'Keys out of order, numbers among them',
    metadata: '{"z":1,"10":2,"a":3,"2":4,"m":5}',
  },
  {
    id: 'escapes',
    description: 'The same text, escaped in other ways',
    metadata:
      '{"plain":"é/👍","escaped":"\\u00e9\\/\\ud83d\\udc4d","tab":"a\\tb","quote":"say \\"yes\\"","backslash":"C:\\\\temp"}',
  },
  {
    id: 'mixed_list',
    description: 'A list of everything',
    metadata: '{"list":[1,"1",true,"true",null,"null",[],{},{"1":1},[[1]],1.0,"1.0"]}',
  },
  {
    id: 'personal_data',
    description: 'Call Dana on +1 (415) 555-0142 or write to dana.reyes@example.com',
    metadata: `{
    "customer": { "name": "Dana Reyes", "email": "dana.reyes@example.com", "address": { "street": "12 Mill Lane", "city": "Leeds" } },
    "contacts": [ { "name": "Ruth Vogel", "phone": "+49 30 23125 112" }, { "name": "Omar Iqbal", "phone": "020 7946 0182" } ],
    "free_text": "Paid with 5555 5555 5555 4444, the old card was 378282246310005. Copy to DANA.REYES@EXAMPLE.COM.",
    "card_as_number": 4111111111111111,
    "connection": { "client": "203.0.113.7", "relay": "2001:db8::17", "app": "Chrome/120.0.0.0" },
    "not_personal": { "date": "2025-03-04", "version": "10.4.2", "address_book": "v2", "order": 4155550142 }
  }`,
  },
  {
    id: 'times',
    description: 'Times in many spellings',
    metadata:
      '{"utc":"2025-03-30T01:30:00Z","offset":"2025-03-30T03:30:00+02:00","fraction":"2025-03-30T01:30:00.123456Z",' +
      '"date":"2025-03-30","unix":1743298200,"unix_ms":1743298200123,"not_a_time":"2025-13-45T99:00:00Z"}',
  },
];

function inScript(script: (typeof scripts)[number]): Shape {
  return { id: script.id, description: script.description, metadata: JSON.stringify(script.metadata) };
}

function changed(): Shape[] {
  return [
    {
      id: 'value_spelled_anew',
      description: 'Changes that only the spelling shows',
      before: ['{"a":1.0,"b":2}', '{"a":1,"b":2}', '{"b":2,"a":1}'],
      metadata: '{ "b": 2, "a": 1 }',
    },
    {
      id: 'changed_often',
      description: 'Forty changes',
      before: Array.from({ length: 40 }, (_, index) => `{"counter":${index},"state":"step ${index}"}`),
      metadata: '{"counter":40,"state":"done"}',
    },
    {
      id: 'switched_off',
      description: 'Disabled, with little in it',
      metadata: '{"reason":"duplicate"}',
      enabled: false,
    },
  ];
}

const words = (
  'the customer asked about an order that had not arrived and the agent looked it up found it at the depot ' +
  'offered a new date for the delivery and noted the wish to be called before noon then wrote a short summary'
).split(' ');

function prose(chance: Chance, length: number): string {
  let text = '';
  while (text.length < length) text += `${chance.pick(words)}${chance.happens(0.08) ? ',' : ''} `;
  return text.slice(0, length);
}

function log(chance: Chance, lines: number): string {
  const levels = ['INFO ', 'INFO ', 'DEBUG', 'WARN '];
  return Array.from({ length: lines }, (_, line) => {
    const time = new Date(begin.getTime() + line * 1_700).toISOString();
    return `${time} ${chance.pick(levels)} worker-${chance.integer(1, 8)} ${chance.some(words, 5).join(' ')}`;
  }).join('\n');
}

function manyKeys(count: number): string {
  return `{${Array.from({ length: count }, (_, index) => `"key_${index}":${index}`).join(',')}}`;
}

function table(chance: Chance, rows: number): string {
  const row = (index: number) =>
    `[${index},"row ${index}",${chance.happens(0.5)},null,${chance.integer(0, 9_999)}.0,{}]`;
  return `{"columns":["number","name","done","note","amount","more"],"rows":[${Array.from({ length: rows }, (_, index) => row(index)).join(',')}]}`;
}
