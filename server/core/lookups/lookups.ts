import { createLookup, type Outcome } from '#contract/lookups';
import { withoutCredentials } from '#contract/pasted-text/credentials';
import { type PastedItem, pastedItems } from '#contract/pasted-text/lines';
import { type Recognised, recognise } from '#contract/pasted-text/pasted-text';
import { requestIdsIn } from '#contract/pasted-text/request-ids';
import type { Actor, CallContext } from '#core/access/actor';
import { operation } from '#core/access/operation';
import { recordAuditNow } from '#core/audit/recording';
import { findHolders } from '#data/lookups';
import { gatherCalls, gatherFacts, maxHolders } from './facts';
import { type Item, outcomeOf } from './outcomes';

// Suggestions query the database for neighbours, so this many items are handled at a time.
const itemsAtOnce = 4;
const unrecognised: Recognised = {
  agentId: null,
  sessionId: null,
  agentProblem: null,
  sessionProblem: null,
  agentGuess: null,
  sessionGuess: null,
};

/**
 * Finds what each line of a pasted text names, and says which part is wrong. Searches only within the actor's agents;
 * an agent outside them is *not yours to see* before anything is looked up. The text is neither stored nor recorded;
 * the audit event holds the ids that were found. Throws `forbidden`, `unavailable`.
 */
export const create = operation(createLookup, async (actor, input, call) => {
  const { text, heldCredential } = withoutCredentials(input.body.text);
  const outcomes = await outcomesOf(actor, await readItems(actor, pastedItems(text)));
  await record(actor, outcomes, heldCredential, call);
  return { outcomes, held_credential: heldCredential };
});

/** The actor's agents that hold a session with this id, sorted, at most 20. */
export async function agentsHolding(actor: Actor, sessionId: string): Promise<string[]> {
  return (await findHolders([sessionId], actor.agentIds, maxHolders)).map(({ agent_id }) => agent_id);
}

/**
 * What each item names: its own ids or, if it holds none of the desk, what the newest call with one of its request ids
 * named.
 */
async function readItems(actor: Actor, pasted: readonly PastedItem[]): Promise<Item[]> {
  const items = pasted.map((item) => ({ line: item.line, seen: recognise(item.text), requestIds: requestIdsIn(item) }));
  const newestCall = await gatherCalls(
    actor,
    items.flatMap(({ requestIds }) => requestIds),
  );
  return items.map(({ line, seen, requestIds }) => {
    const found = newestCall(requestIds);
    if (found === null) return { line, seen, requestId: null };
    const named = { ...unrecognised, agentId: found.agent_id, sessionId: found.session_id };
    return { line, seen: named, requestId: found.request_id };
  });
}

/** The outcomes in the order of the items. Equal items are looked up once. */
async function outcomesOf(actor: Actor, items: readonly Item[]): Promise<Outcome[]> {
  const facts = await gatherFacts(
    actor,
    items.map(({ seen }) => seen),
  );
  const different = new Map(items.map((item) => [sameness(item), item]));
  const known = new Map<string, Outcome>();
  const waiting = [...different];
  for (let some = waiting.splice(0, itemsAtOnce); some.length > 0; some = waiting.splice(0, itemsAtOnce)) {
    await Promise.all(some.map(async ([key, item]) => known.set(key, await outcomeOf(actor, item, facts))));
  }
  return items.flatMap((item) => {
    const outcome = known.get(sameness(item));
    return outcome === undefined ? [] : [{ ...outcome, line: item.line }];
  });
}

function sameness({ seen, requestId }: Item): string {
  return JSON.stringify([seen, requestId]);
}

const tellsAgent = ['found', 'agent_found', 'session_not_found', 'exists_under_another_agent', 'deleted'];

/** Records one event with the ids that exist and were shown to the actor; ids that do not exist are left out. */
async function record(actor: Actor, outcomes: Outcome[], heldCredential: boolean, call: CallContext): Promise<void> {
  const only = outcomes.length === 1 ? outcomes[0] : undefined;
  const agentId = only === undefined ? null : toldAgent(only);
  const sessionId = only !== undefined && only.agent_ids.length > 0 ? only.session_id : null;
  await recordAuditNow({
    action: 'lookup.create',
    outcome: outcomes.every(({ outcome }) => outcome === 'not_yours_to_see') ? 'refused' : 'ok',
    actor,
    ...(agentId === null ? {} : { agentId }),
    ...(sessionId === null ? {} : { sessionId }),
    details: {
      outcomes: counted(outcomes.map(({ outcome }) => outcome)),
      agents: told(outcomes.map(toldAgent)),
      sessions: told(outcomes.flatMap(({ agent_ids, session_id }) => agent_ids.map((id) => `${id}/${session_id}`))),
      deleted: told(outcomes.map((each) => (each.deleted_at === null ? null : `${each.agent_id}/${each.session_id}`))),
      request_ids: told(outcomes.map(({ request_id }) => request_id)),
      suggested: told(outcomes.flatMap(({ did_you_mean }) => did_you_mean.map(written))),
      held_credential: heldCredential,
    },
    call,
  });
}

function toldAgent({ outcome, agent_id }: Outcome): string | null {
  return tellsAgent.includes(outcome) ? agent_id : null;
}

function written({ agent_id, session_id }: Outcome['did_you_mean'][number]): string {
  return session_id === null ? agent_id : `${agent_id}/${session_id}`;
}

/** Each id once, without the nulls. */
function told(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
