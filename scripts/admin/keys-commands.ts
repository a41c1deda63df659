import { type ApiKey, createApiKey, deleteApiKey, listApiKeys } from '#contract/api-keys';
import { commandLine } from '#core/access/actor';
import * as apiKeys from '#core/api-keys/api-keys';
import { prisma } from '#data/prisma';
import { checkedOptions } from './checked-options';

type Values = { json: boolean } & Partial<
  Record<'name' | 'permissions' | 'agents' | 'limit' | 'expires' | 'state' | 'id', string>
>;

async function create(values: Values): Promise<void> {
  const body = checkedOptions(createApiKey.body, {
    name: values.name,
    permissions: values.permissions === undefined ? undefined : listed(values.permissions),
    ...(values.agents === undefined ? {} : { agent_ids: listed(values.agents) }),
    ...(values.limit === undefined ? {} : { limit: Number(values.limit) }),
    ...(values.expires === undefined ? {} : { expires_at: values.expires }),
  });
  const made = await apiKeys.create(commandLine, { params: {}, query: {}, body }, null);
  if (values.json) console.log(JSON.stringify(made, null, 2));
  else console.log(`${line(made)}\nKey: ${made.key}`);
}

async function list(values: Values): Promise<void> {
  const found: ApiKey[] = [];
  let page_key: string | undefined;
  do {
    const query = checkedOptions(listApiKeys.query, { limit: '100', page_key, state: values.state });
    const page = await apiKeys.list(commandLine, { params: {}, query, body: null });
    found.push(...page.api_keys);
    page_key = page.metadata.page_key;
  } while (page_key !== undefined);
  if (values.json) console.log(JSON.stringify({ api_keys: found }, null, 2));
  else for (const key of found) console.log(line(key));
}

async function revoke(values: Values): Promise<void> {
  const params = checkedOptions(deleteApiKey.params, { key_id: values.id });
  await apiKeys.delete(commandLine, { params, query: {}, body: null }, null);
  const key = await apiKeys.get(commandLine, { params, query: {}, body: null });
  console.log(values.json ? JSON.stringify(key, null, 2) : line(key));
}

function listed(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}

function line({ id, state, permissions, agent_ids, name }: ApiKey): string {
  return [id, state, permissions.join(',') || '-', agent_ids === null ? 'all agents' : agent_ids.join(','), name].join(
    '\t',
  );
}

const commands = { create, list, revoke };

/** Runs one command of `npm run keys` on the configured database. Throws an error with a message for the user. */
export async function runCommand(name: keyof typeof commands, values: Values): Promise<void> {
  try {
    await commands[name](values);
  } finally {
    await prisma().$disconnect();
  }
}
