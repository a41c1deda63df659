import { beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint } from '#contract/endpoint';
import { endpoints } from '#contract/endpoints';
import { type Permission, permissions } from '#contract/permissions';
import { expectAnswer, expectError } from '../fixtures/answers';
import { queryDesk } from '../fixtures/api';
import {
  allAgents,
  type Credential,
  deadCredentials,
  fromForeignPages,
  fromOwnPages,
  holdersOfAll,
  keyHolding,
  keysWithOne,
  keyWithout,
  noAgent,
  signedInPeople,
} from '../fixtures/credentials';
import { askEndpoint, paramsOf } from '../fixtures/endpoint-calls';
import { addPerson, addSession } from '../fixtures/records';
import { type Promised, promisedTo, reachesOthers } from './access-promises';
import type { MatrixCall } from './access-row';
import { accessRows, rowOf } from './access-rows';

const another = { title: 'for another agent', agentIds: [(await addSession(queryDesk)).agentId] };
const [people, single, limited, dead, all, ...without] = await Promise.all([
  Promise.all([allAgents, another, noAgent].map(signedInPeople)).then((each) => each.flat()),
  keysWithOne(),
  Promise.all([another, noAgent].map(({ title, agentIds }) => keyHolding(`a key ${title}`, permissions, agentIds))),
  deadCredentials(),
  holdersOfAll(),
  ...[null, ...permissions].map(keyWithout),
]);
const [keyWithNothing, ...keysWithAllButOne] = without as [Credential, ...Credential[]];
/** For each permission that the endpoint needs, a key without it; if it needs none, a key without any permission. */
const keysWithoutOneItNeeds = ({ permissions: needed }: Endpoint): Credential[] =>
  needed.length === 0
    ? [keyWithNothing]
    : keysWithAllButOne.filter((_, at) => needed.includes(permissions[at] as Permission));
/** A person who creates things and never calls. */
const stranger = { kind: 'person', id: (await addPerson(queryDesk)).id } as const;
const named = (list: readonly Endpoint[]) =>
  list.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const);

/** Calls the endpoint and asserts that the answer is as promised. */
async function expectPromised(endpoint: Endpoint, call: MatrixCall, credential: Credential, promised: Promised) {
  const answer = await askEndpoint(endpoint, call, credential);
  if (promised.code !== 'success') {
    expect(expectError(answer, promised.code).messages.join(' ')).toContain(promised.says ?? '');
    return;
  }
  expectAnswer(endpoint, answer);
  if (call.finds !== undefined) expect(answer.text.includes(call.finds), `holds ${call.finds}`).toBe(promised.reaches);
  if (promised.reaches) return;
  const agentIds = answer.text.match(/\bagt_[0-9a-zA-Z_-]+/g) ?? [];
  expect(agentIds.filter((agentId) => !credential.agentIds?.includes(agentId))).toEqual([]);
}

/** Checks all credentials at once. Returns the broken promises, by endpoint and credential. */
async function broken(
  endpoint: Endpoint,
  credentials: readonly Credential[],
  check: (credential: Credential) => Promise<void>,
): Promise<string[]> {
  const problems = credentials.map(async (credential) => {
    const problem = await check(credential).then(
      () => null,
      (error: Error) => error.message.replace(/\s+/g, ' ').slice(0, 300),
    );
    return problem === null ? [] : [`${endpoint.method} ${endpoint.path} as ${credential.title}: ${problem}`];
  });
  return (await Promise.all(problems)).flat();
}

describe.each(named(endpoints))('%s', (_title, endpoint) => {
  const isPublic = endpoint.actors === 'anyone';
  const isForLinks = endpoint.actors === 'share_links' || endpoint.actors === 'share_link_opens';
  /** What all refused calls are about: none of them may change it. */
  let refused: MatrixCall;
  beforeAll(async () => {
    refused = await rowOf(endpoint).call(all.of(endpoint));
  });

  /** Returns the broken promises. Each call that is allowed is about something created for it. */
  const brokenAs = (credentials: readonly Credential[], given?: Promised) =>
    broken(endpoint, credentials, async (credential) => {
      const promised = given ?? promisedTo(credential, endpoint, rowOf(endpoint));
      const call = promised.code === 'success' ? await rowOf(endpoint).call(credential) : refused;
      await expectPromised(endpoint, call, credential, promised);
    });

  test('is open to people exactly as the table of roles and their lists of agents say', async () => {
    expect(await brokenAs(people)).toEqual([]);
  });

  test('is open to keys exactly as their permissions and lists of agents say', async () => {
    expect(await brokenAs([...single, ...keysWithoutOneItNeeds(endpoint), ...limited, all.key])).toEqual([]);
  });

  test(`is ${isPublic ? 'open' : 'closed'} to callers without a valid credential`, async () => {
    expect(await brokenAs(dead)).toEqual([]);
  });

  test(`is ${isPublic ? 'open' : 'closed'} to a sign-in that a foreign page uses`, async () => {
    const refusal = { code: 'forbidden', says: 'own pages', reaches: false } as const;
    expect(
      await brokenAs(fromForeignPages(all.person, endpoint.method), isPublic || isForLinks ? undefined : refusal),
    ).toEqual([]);
  });

  test('is open to the holder of a share link exactly if it is made for them', async () => {
    expect(await brokenAs([all.link, all.open])).toEqual([]);
  });

  test(`${isForLinks ? 'does not accept' : 'is open to'} a sign-in that the desk’s own pages use`, async () => {
    expect(await brokenAs([fromOwnPages(all.person)])).toEqual([]);
  });

  test('succeeds for an actor that may call it, after all the refusals', async () => {
    expectAnswer(endpoint, await askEndpoint(endpoint, refused, all.of(endpoint)));
  });
});

const makersOwn = endpoints.filter(({ name }) => accessRows[name]?.belongsTo === 'maker');

test.each(named(makersOwn))(
  '%s shows what another actor created only to those who may see it',
  async (_title, endpoint) => {
    const row = rowOf(endpoint);
    const call = await row.call(stranger);
    const isAllowed = (credential: Credential) => promisedTo(credential, endpoint, row).code === 'success';
    const refusal = { code: paramsOf(endpoint).length > 0 ? 'not_found' : 'success', reaches: false } as const;
    const callers = [...people, all.person, all.key].filter(isAllowed);
    const problems = broken(endpoint, callers, (credential) =>
      expectPromised(
        endpoint,
        call,
        credential,
        reachesOthers(credential, row) ? { code: 'success', reaches: true } : refusal,
      ),
    );
    expect(await problems).toEqual([]);
  },
);

test('every endpoint of the contract has a row, and every row has an endpoint', () => {
  expect(Object.keys(accessRows).sort()).toEqual(endpoints.map(({ name }) => name).sort());
});
