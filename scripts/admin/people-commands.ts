import { z } from 'zod';
import { passwordSchema } from '#contract/passwords';
import type { Person } from '#contract/people';
import { createPerson, listPeople } from '#contract/people';
import { commandLine } from '#core/access/actor';
import { randomCharacters } from '#core/access/ids';
import { setPassword } from '#core/people/password-resets';
import * as people from '#core/people/people';
import { toPerson } from '#core/people/person-rows';
import { prisma } from '#data/prisma';
import { checkedOptions } from './checked-options';

type Values = { json: boolean } & Partial<Record<'email' | 'name' | 'role' | 'agents' | 'password', string>>;

const generatedPasswordLength = 20;
const resetSchema = z.object({ email: z.email('must be an e-mail address'), password: passwordSchema });

async function create(values: Values): Promise<void> {
  const { name, email, role, agents, password = randomCharacters(generatedPasswordLength) } = values;
  const given = { name, email, role, password, ...(agents === undefined ? {} : { agent_ids: listed(agents) }) };
  const body = checkedOptions(createPerson.body, given);
  const person = await people.create(commandLine, { params: {}, query: {}, body }, null);
  printCredential({ person, password }, values.json);
}

async function reset(values: Values): Promise<void> {
  const given = { email: values.email, password: values.password ?? randomCharacters(generatedPasswordLength) };
  const { email, password } = checkedOptions(resetSchema, given);
  printCredential({ person: toPerson(await setPassword(email, password)), password }, values.json);
}

async function list(values: Values): Promise<void> {
  const found: Person[] = [];
  let page_key: string | undefined;
  do {
    const query = checkedOptions(listPeople.query, { limit: '100', page_key });
    const page = await people.list(commandLine, { params: {}, query, body: null });
    found.push(...page.people);
    page_key = page.metadata.page_key;
  } while (page_key !== undefined);
  if (values.json) return console.log(JSON.stringify({ people: found }, null, 2));
  for (const { email, role, state, name } of found) console.log([role, state, email, name].join('\t'));
}

function listed(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}

function printCredential({ person, password }: { person: Person; password: string }, asJson: boolean): void {
  if (asJson) console.log(JSON.stringify({ person, password }, null, 2));
  else console.log(`${person.name} <${person.email}>, ${person.role}\nPassword: ${password}`);
}

const commands = { create, reset, list };

/** Runs one command of `npm run people` on the configured database. Throws an error with a message for the user. */
export async function runCommand(name: keyof typeof commands, values: Values): Promise<void> {
  try {
    await commands[name](values);
  } finally {
    await prisma().$disconnect();
  }
}
