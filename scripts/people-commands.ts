import { z } from 'zod';
import type { Person } from '#contract/people';
import { roles } from '#contract/permissions';
import { createPerson, listPeople, resetPassword } from '#core/people';
import { prisma } from '#data/prisma';

type Values = { json: boolean } & Partial<Record<'email' | 'name' | 'role' | 'agents' | 'password', string>>;

const email = z.email('--email must be an e-mail address');
const createSchema = z.object({
  email,
  name: z.string('--name is missing').trim().min(1, '--name is empty').max(200, '--name is too long'),
  role: z.enum(roles, `--role must be one of ${roles.join(', ')}`),
  agents: z
    .string()
    .transform((text) => text.split(',').map((id) => id.trim()))
    .pipe(z.array(z.string().regex(/^agt_[0-9a-zA-Z_-]+$/, '--agents must be agent ids with commas between')))
    .optional(),
  password: z.string().optional(),
});
const resetSchema = z.object({ email, password: z.string().optional() });

function checked<T>(schema: z.ZodType<T>, values: Values): T {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => issue.message).join('\n'));
}

/** Only admins hold permissions that a limit to some agents would contradict, and auditors read the whole record. */
function refuseLimitOf(role: string): void {
  if (role === 'admin' || role === 'auditor')
    throw new Error(`A person with the role ${role} cannot be limited to agents.`);
}

async function create(values: Values): Promise<void> {
  const { agents, password, ...given } = checked(createSchema, values);
  if (agents !== undefined) refuseLimitOf(given.role);
  const person = { ...given, agentIds: agents ?? null, ...(password === undefined ? {} : { password }) };
  printCredential(await createPerson(person), values.json);
}

async function reset(values: Values): Promise<void> {
  const given = checked(resetSchema, values);
  printCredential(await resetPassword(given.email, given.password), values.json);
}

async function list(values: Values): Promise<void> {
  const people = await listPeople();
  if (values.json) return console.log(JSON.stringify({ people }, null, 2));
  for (const { email, role, state, name } of people) console.log([role, state, email, name].join('\t'));
}

function printCredential({ person, password }: { person: Person; password: string }, asJson: boolean): void {
  if (asJson) console.log(JSON.stringify({ person, password }, null, 2));
  else console.log(`${person.name} <${person.email}>, ${person.role}\nPassword: ${password}`);
}

const commands = { create, reset, list };

/** Runs one command of `npm run people` on the database that the settings name. Throws an error with words for its user. */
export async function runCommand(name: keyof typeof commands, values: Values): Promise<void> {
  try {
    await commands[name](values);
  } finally {
    await prisma().$disconnect();
  }
}
