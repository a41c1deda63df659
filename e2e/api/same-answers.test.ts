import { expect, test } from 'vitest';
import type { Endpoint } from '#contract/endpoint';
import { endpoints } from '#contract/endpoints';
import { permissions } from '#contract/permissions';
import type { Answer } from '../fixtures/answers';
import { queryDesk } from '../fixtures/api';
import {
  allAgents,
  type Credential,
  deadCredentials,
  holdersOfAll,
  keyHolding,
  keyWithout,
  noAgent,
  signedInPeople,
} from '../fixtures/credentials';
import { askEndpoint, missingId, paramsOf } from '../fixtures/endpoint-calls';
import { addAgent } from '../fixtures/records';
import { promisedTo, reachesOthers } from './access-promises';
import type { MatrixCall } from './access-row';
import { accessRows, rowOf } from './access-rows';

// A refused caller must not be able to find out by trying whether something exists.

const another = { title: 'for another agent', agentIds: [await addAgent(queryDesk)] };
const all = await holdersOfAll();
const dead = await deadCredentials();
const people = (await Promise.all([allAgents, another, noAgent].map(signedInPeople))).flat();
const keys = await Promise.all([
  ...permissions.map(keyWithout),
  keyHolding('a key for another agent', permissions, another.agentIds),
  keyHolding('a key for no agent', permissions, []),
]);
/** Headers that may differ between calls without revealing what exists. */
const ownToEachCall = ['date', 'x-request-id', 'x-ratelimit-remaining', 'x-ratelimit-reset'];

/** Everything in an answer that could reveal something, without the request id and what the caller wrote. */
function told(answer: Answer, call: MatrixCall) {
  const written = [...Object.values(call.params ?? {}), ...Object.values(call.body ?? {})].filter(
    (value) => typeof value === 'string',
  );
  const requestId = answer.headers.get('x-request-id') ?? '';
  const text = [requestId, ...written].reduce((rest, value) => rest.replaceAll(value, '…'), answer.text);
  const headers = [...answer.headers].filter(([name]) => !ownToEachCall.includes(name));
  return { status: answer.status, text, headers };
}

/**
 * The same call about something that exists, and its variants: for each id in the path a call in which that id is
 * unused, and the conflicting call, if there is one.
 */
async function variants(endpoint: Endpoint): Promise<{ there: MatrixCall; others: MatrixCall[] }> {
  const row = rowOf(endpoint);
  const there = await row.call(all.of(endpoint));
  const others: MatrixCall[] = paramsOf(endpoint).map((name) => {
    const params = { ...there.params, [name]: missingId(there.params?.[name] ?? '') };
    return { ...there, params };
  });
  if (row.conflict !== undefined) others.push(await row.conflict(all.of(endpoint)));
  return { there, others };
}

/** Calls each variant with each credential. Returns where an answer reveals which of them exists. */
async function revealing(endpoint: Endpoint, credentials: readonly Credential[]): Promise<string[]> {
  const { there, others } = await variants(endpoint);
  const problems = credentials.map(async (credential) => {
    const expected = told(await askEndpoint(endpoint, there, credential), there);
    if (expected.status < 400) return [`${endpoint.name} as ${credential.title} is not refused`];
    const answers = await Promise.all(
      others.map(async (other) => told(await askEndpoint(endpoint, other, credential), other)),
    );
    return answers.flatMap((answer) =>
      JSON.stringify(answer) === JSON.stringify(expected)
        ? []
        : [`${endpoint.name} as ${credential.title}: ${JSON.stringify(answer)} is not ${JSON.stringify(expected)}`],
    );
  });
  return (await Promise.all(problems)).flat();
}

const guarded = endpoints.filter(({ actors }) => actors === 'people' || actors === 'people_and_keys');
const namesThings = guarded.filter(
  (endpoint) => paramsOf(endpoint).length > 0 || accessRows[endpoint.name]?.conflict !== undefined,
);
const named = (list: readonly Endpoint[]) =>
  list.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const);

test.each(named(namesThings))(
  '%s gives refused callers the same answer, whether or not what they ask for exists',
  async (_title, endpoint) => {
    const row = rowOf(endpoint);
    const isSomebodyElses = row.belongsTo === 'maker' && paramsOf(endpoint).length > 0;
    const isRefused = (credential: Credential) =>
      isSomebodyElses ? !reachesOthers(credential, row) : promisedTo(credential, endpoint, row).code !== 'success';
    const refused = [...people, ...keys].filter(isRefused);
    expect(refused).not.toEqual([]);
    expect(await revealing(endpoint, refused)).toEqual([]);
  },
);

test.each(named(guarded))(
  '%s gives every invalid credential the same answer, so that none reveals the reason',
  async (_title, endpoint) => {
    const call = await rowOf(endpoint).call(all.of(endpoint));
    const texts = dead
      .filter(({ show }) => show.key !== undefined || show.cookie !== undefined)
      .map(async (credential) => {
        const { status, text } = told(await askEndpoint(endpoint, call, credential), call);
        return `${status} ${text}`;
      });
    expect([...new Set(await Promise.all(texts))]).toEqual([expect.stringMatching(/^401 /)]);
  },
);
