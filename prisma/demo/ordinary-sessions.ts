import { agents, type DemoAgent } from './agents';
import type { Chance } from './chance';
import { type Customer, inventCustomer } from './customers';
import { type Facts, fill, inventFacts } from './facts';
import { inventHistory } from './history';
import {
  compactText,
  indentedText,
  type Json,
  type JsonObject,
  type SessionDraft,
  type Version,
} from './session-draft';
import { type Situation, situations } from './situations';

const begin = new Date('2024-07-01T06:00:00Z');
const end = new Date('2025-12-31T20:00:00Z');
const reps = ['rep_sarah_001', 'rep_tomasz_004', 'rep_amara_007', 'rep_jonas_012', 'rep_mei_015', null];
const tags = [
  'vip',
  'callback',
  'waiting_for_customer',
  'follow_up',
  'translated',
  'refund',
  'first_contact',
  'escalated',
];

/** Free text as people type it, with addresses and numbers in the middle. Cards are public test numbers. */
const notes: readonly ((customer: Customer, facts: Facts, chance: Chance) => string)[] = [
  (customer) => `Customer asked to be called back on ${customer.phone} after lunch.`,
  (customer) => `Please send the confirmation to ${customer.email} and not to the old address.`,
  (_customer, facts) =>
    `Read a card number out loud (4111 1111 1111 1111) while asking about order ${facts.order}; sent the payment form.`,
  (customer, facts) =>
    `Colleague wrote from accounts.${customer.country.toLowerCase()}@example.org about ${facts.invoice}.`,
  (customer, _facts, chance) =>
    `Second number is +1 415 555 01${chance.digits(2)}; speaks English and ${customer.language}.`,
  (_customer, facts) => `Checked ${facts.order} with the warehouse, nothing unusual.`,
  () => 'Waiting for the customer since this morning.\nWill look again tomorrow.',
  (_customer, facts) =>
    `Sent the help page about ${facts.errorCode}: https://help.example.com/errors/${facts.errorCode.toLowerCase()}`,
];

/** Invents a number of ordinary sessions, spread over the agents and over eighteen months, oldest first. */
export function inventOrdinarySessions(chance: Chance, count: number): SessionDraft[] {
  const weighted = agents.flatMap((agent) => Array.from({ length: agent.share }, () => agent));
  const counters = new Map<string, number>();
  return Array.from({ length: count }, () => chance.time(begin, end))
    .sort((one, other) => one.getTime() - other.getTime())
    .map((at) => {
      const open = weighted.filter((agent) => agent.created_at < at);
      return inventSession(chance, chance.pick(open), at, counters);
    });
}

function inventSession(chance: Chance, agent: DemoAgent, at: Date, counters: Map<string, number>): SessionDraft {
  const number = (counters.get(agent.id) ?? 1) + 1;
  counters.set(agent.id, number);
  const id = agent.idPrefix ? agent.idPrefix + String(number).padStart(3, '0') : `ase_${chance.characters(22)}`;
  const situation = situations[agent.id] as Situation;
  const customer = inventCustomer(chance);
  const facts = inventFacts(chance, customer, at);
  const words = customer.words.filter(([about]) => situation.words?.includes(about)).map(([, text]) => text);
  const [category, subCategory, template] = chance.pick(situation.topics);
  const metadata: JsonObject = {
    ...about(chance, customer),
    priority: chance.pick(['low', 'normal', 'normal', 'normal', 'high', 'urgent']),
    channel:
      agent.id === 'agt_voice_pilot' ? 'phone' : chance.pick(['web_chat', 'web_chat', 'email', 'whatsapp', 'app']),
    issue_category: category,
    sub_category: subCategory,
    assigned_rep: chance.pick(reps),
    ...situation.details(chance, facts, customer),
    ...extras(chance, customer, facts, words),
    last_interaction: at.toISOString().replace(/\.\d+/, ''),
    resolution_status: 'open',
  };
  const description = descriptionOf(chance, words, fill(template, facts));
  const write = agent.indented ? indentedText : compactText;
  return { agentId: agent.id, id, versions: inventHistory(chance, { at, description, metadata, write, end }) };
}

function about(chance: Chance, customer: Customer): JsonObject {
  const id = `customer_${chance.digits(5)}`;
  if (chance.happens(0.2)) {
    return {
      customer: { id, name: customer.name, email: customer.email, phone: customer.phone, language: customer.language },
    };
  }
  return {
    customer_id: id,
    customer_email: customer.email,
    customer_name: customer.name,
    ...(chance.happens(0.4) ? { customer_phone: customer.phone } : {}),
    language: customer.language,
    country: customer.country,
  };
}

function extras(chance: Chance, customer: Customer, facts: Facts, words: readonly string[]): JsonObject {
  const found: JsonObject = {};
  if (chance.happens(0.35)) found.note = chance.pick(notes)(customer, facts, chance);
  if (words.length > 0 && chance.happens(0.6)) found.last_message = chance.pick(words);
  if (chance.happens(0.3)) found.tags = chance.some(tags, chance.integer(1, 3));
  if (chance.happens(0.25)) {
    found.sla = { first_answer_seconds: chance.integer(2, 1_800), target_seconds: 900, met: chance.happens(0.85) };
  }
  if (chance.happens(0.15)) found.transcript = transcript(chance, customer, facts, words);
  if (chance.happens(0.12)) found.page = `https://shop.example.com/orders/${facts.order}?from=help#refund`;
  if (chance.happens(0.08))
    found.model = { name: 'desk-agent-3', temperature: 0.2, tokens: chance.integer(300, 16_000) };
  return found;
}

function transcript(chance: Chance, customer: Customer, facts: Facts, words: readonly string[]): Json[] {
  const question = words.length > 0 ? chance.pick(words) : `Hi, this is about order ${facts.order}.`;
  const turns: [string, string][] = [
    ['customer', question],
    ['agent', 'Thank you, I am looking at it now. Is this the address I may answer to?'],
    ['customer', chance.pick([`Yes, ${customer.email}`, `Better call me: ${customer.phone}`, 'Yes, the one on file.'])],
    [
      'agent',
      chance.pick([
        'Noted. A colleague will be in touch today.',
        `Done, ${facts.amount} will be paid back in five days.`,
      ]),
    ],
  ];
  return turns.slice(0, chance.integer(2, 4)).map(([from, text]) => ({ from, text }));
}

function descriptionOf(chance: Chance, words: readonly string[], text: string): Version['description'] {
  if (chance.happens(0.03)) return null;
  if (words.length > 0 && chance.happens(0.4)) return chance.pick(words);
  return text;
}
