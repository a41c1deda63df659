import type { EndpointAnswer, EndpointInput } from '#contract/endpoint';
import type { createLookup, Outcome } from '#contract/lookups';
import { withoutCredentials } from '#contract/pasted-credentials';
import { type PastedItem, pastedItems } from '#contract/pasted-lines';
import { requestIdsIn } from '#contract/pasted-request-ids';
import { recognise } from '#contract/pasted-text';
import { findHolders } from '#data/lookups';
import { requireAccess } from './access';
import type { Actor, Call } from './actor';
import { recordAuditNow } from './audit';
import { gatherCalls, gatherFacts, mostHolders } from './lookup-facts';
import { type Item, outcomeOf } from './lookup-outcomes';

// Suggestions ask the database for neighbours: so many items at once.
const itemsAtOnce = 4;

/**
 * Finds what each line of a pasted text names, and says which half is wrong. Looks only inside the actor's agents; an
 * agent outside of them is *not yours to see* before anything is looked up. The text is neither kept nor recorded: the
 * record holds the ids that were found. Throws `forbidden`, `unavailable`.
 */
export async function create(
  actor: Actor,
  input: EndpointInput<typeof createLookup>,
  call: Call,
): Promise<EndpointAnswer<typeof createLookup>> {
  requireAccess(actor, 'sessions:read');
  const { text, heldCredential } = withoutCredentials(input.body.text);
  const items = await readItems(actor, pastedItems(text));
  const facts = await gatherFacts(
    actor,
    items.map(({ seen }) => seen),
  );
  const outcomes: Outcome[] = [];
  for (let at = 0; at < items.length; at += itemsAtOnce) {
    const some = items.slice(at, at + itemsAtOnce);
    outcomes.push(...(await Promise.all(some.map((item) => outcomeOf(actor, item, facts)))));
  }
  await record(actor, outcomes, heldCredential, call);
  return { outcomes, held_credential: heldCredential };
}

/** The actor's agents that hold a session with this id, sorted, at most 20. */
export async function agentsHolding(actor: Actor, sessionId: string): Promise<string[]> {
  return (await findHolders([sessionId], actor.agentIds, mostHolders)).map(({ agent_id }) => agent_id);
}

/** What each item names by itself or, where it names nothing of ours, by the request id of a call. */
async function readItems(actor: Actor, pasted: readonly PastedItem[]): Promise<Item[]> {
  const items = pasted.map((item) => ({
    line: item.line,
    seen: recognise(item.text),
    requestIds: requestIdsIn(item),
  }));
  const callOf = await gatherCalls(
    actor,
    items.flatMap(({ requestIds }) => requestIds),
  );
  return items.map(({ line, seen, requestIds }) => {
    const call = requestIds.map(callOf).find((found) => found !== undefined);
    if (call === undefined) return { line, seen, requestId: null };
    const named = { ...seen, agentId: call.agent_id, sessionId: call.session_id };
    return { line, seen: named, requestId: call.request_id };
  });
}

const tellsAgent = ['found', 'agent_found', 'session_not_found', 'exists_under_another_agent', 'deleted'];

/** One event with the ids that exist and were told to the actor; what was written and does not exist stays out. */
async function record(actor: Actor, outcomes: Outcome[], heldCredential: boolean, call: Call): Promise<void> {
  const [only, ...more] = outcomes;
  const agentId = only && more.length === 0 && tellsAgent.includes(only.outcome) ? only.agent_id : null;
  const sessionId = only && more.length === 0 && only.agent_ids.length > 0 ? only.session_id : null;
  const suggested = outcomes.flatMap(({ did_you_mean }) =>
    did_you_mean.map(({ agent_id, session_id }) => [agent_id, session_id].filter(Boolean).join('/')),
  );
  await recordAuditNow({
    action: 'lookup.create',
    outcome: outcomes.every(({ outcome }) => outcome === 'not_yours_to_see') ? 'refused' : 'ok',
    actor,
    ...(agentId === null ? {} : { agentId }),
    ...(sessionId === null ? {} : { sessionId }),
    details: {
      outcomes: outcomes.map(({ outcome }) => outcome),
      sessions: unique(outcomes.flatMap(({ agent_ids, session_id }) => agent_ids.map((id) => `${id}/${session_id}`))),
      suggested: unique(suggested),
      held_credential: heldCredential,
    },
    call,
  });
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
