import { type EndpointInput, fillPath } from '#contract/endpoint';
import { DeskError } from '#contract/errors';
import { difference } from '#contract/json-difference';
import { initialState, type SessionState, type StateName, stateAfter, stateNames } from '#contract/session-fields';
import { createSession, deleteSession, getSession, updateSession } from '#contract/sessions';
import type { Actor, CallContext } from '#core/access/actor';
import { newId } from '#core/access/ids';
import { operation } from '#core/access/operation';
import { leaveTombstones } from '#core/agents/tombstones';
import { recordAudit } from '#core/audit/recording';
import type { MaskingRules } from '#core/masking/compiled-rules';
import { type Creation, findCreation, rememberCreation } from '#core/platform/idempotency';
import { buildSearchDocument } from '#core/search/document';
import { currentSettings } from '#core/settings/settings';
import { inTransaction, type Transaction } from '#data/prisma';
import { insertSession, type LockedSession, type StoredSession, updateSession as storeSession } from '#data/sessions';
import { requireRevision } from './preconditions';
import { maskedVisibilityFor, representSession, type SessionRepresentation, visibilityFor } from './presenter';
import { currentVisibility, readSessionRecorded } from './recorded-reads';
import { addRevision, hasRevision } from './revisions';
import { requireLockedSession, requireOpenAgent, requireSession, type SessionKey } from './rows';
import { withStoredValues } from './write-back';

const maxPointers = 200;

/** What bodies held when keys were first bound to them. */
const firstFields: readonly StateName[] = ['description', 'metadata', 'enabled'];

/**
 * Returns a session as this actor may see it, or masked regardless of that if the query asks for it. The access is
 * recorded before anything is returned.
 * Throws `forbidden`, `agent_not_found`, `session_not_found`, `unavailable`.
 */
export const get = operation(getSession, async (actor, input, call) => {
  const row = await requireSession(input.params);
  const { include, masked } = input.query;
  const visibility =
    masked === 'true'
      ? await maskedVisibilityFor(actor, input.params.agent_id)
      : await currentVisibility(actor, input.params);
  return readSessionRecorded(actor, row, visibility, include, call);
});

/**
 * Creates a session with its first revision. Without an id it gets a random one that reveals nothing of the content.
 * The same call with the same Idempotency-Key creates nothing more and returns the session as it is now.
 * Throws `forbidden`, `agent_not_found`, `conflict`, and `invalid_request` for placeholders.
 */
export const create = operation(createSession, async (actor, input, call) => {
  const { agent_id } = input.params;
  const { id = newId('ase'), ...given } = input.body;
  const state = stateAfter(given, null);
  const visibility = await visibilityFor(actor, agent_id);
  withStoredValues(state, null, visibility);
  const creation = creationOf(actor, input);
  const { maskingRules } = await currentSettings();
  const made = await inTransaction(async (tx) => {
    await requireOpenAgent(tx, agent_id);
    const earlier = creation === null ? null : await findCreation(tx, creation);
    if (earlier !== null) return { earlier };
    const row = await storeNew(tx, actor, { agent_id, session_id: id }, state, maskingRules, call);
    if (creation !== null) await rememberCreation(tx, creation, { session_id: id, revision_id: row.revision_id });
    return { row };
  });
  if (made.earlier !== undefined) return replay(actor, agent_id, made.earlier, input.query.include, call);
  return representSession(actor, made.row, visibility, input.query.include);
});

/**
 * Changes the given fields and adds a revision; concurrent changes are not lost. A placeholder in its original position
 * keeps the stored value. Throws `forbidden`, `agent_not_found`, `session_not_found`, `precondition_failed`, and
 * `invalid_request` for placeholders elsewhere.
 */
export const update = operation(updateSession, async (actor, input, call) => {
  const { agent_id } = input.params;
  const visibility = await visibilityFor(actor, agent_id);
  const { maskingRules } = await currentSettings();
  const row = await inTransaction(async (tx) => {
    const before = await requireLockedSession(tx, input.params);
    requireRevision(input.headers['if-match'], before.revision_id);
    const body = { ...input.body, ...withStoredValues(input.body, before, visibility) };
    return storeNext(tx, actor, before, stateAfter(body, before), maskingRules, call);
  });
  return representSession(actor, row, await currentVisibility(actor, input.params), input.query.include);
});

/**
 * Deletes a session with its revisions, verdicts and reveals; a tombstone keeps who deleted it and when. Throws
 * `forbidden`, `agent_not_found`, `session_not_found`, `precondition_failed`.
 */
const remove = operation(deleteSession, async (actor, input, call) => {
  const { agent_id, session_id } = input.params;
  return inTransaction(async (tx) => {
    const row = await requireLockedSession(tx, input.params);
    requireRevision(input.headers['if-match'], row.revision_id);
    await leaveTombstones(tx, actor, agent_id, [session_id], call);
    await tx.session.delete({ where: { agent_id_id: { agent_id, id: session_id } } });
    const details = { revision_id: row.revision_id };
    await recordAudit(tx, {
      action: 'session.delete',
      outcome: 'ok',
      actor,
      agentId: agent_id,
      sessionId: session_id,
      details,
      call,
    });
    return null;
  });
});

export { remove as delete };

async function storeNew(
  tx: Transaction,
  actor: Actor,
  key: SessionKey,
  state: SessionState,
  rules: MaskingRules,
  call: CallContext,
): Promise<StoredSession> {
  const { agent_id, session_id: id } = key;
  const at = new Date();
  const content = { agent_id, id, ...state, revision_id: newId('rev'), updated_at: at, updated_by: actor.label };
  if (!(await insertSession(tx, { ...content, ...buildSearchDocument(content, rules) }))) {
    throw new DeskError('conflict', `There is already a session ${id} under agent ${agent_id}.`);
  }
  await addRevision(tx, actor, { ...content, number: 1 }, call);
  const details = { revision_id: content.revision_id };
  await recordAudit(tx, {
    action: 'session.create',
    outcome: 'ok',
    actor,
    agentId: agent_id,
    sessionId: id,
    details,
    call,
  });
  return { ...content, created_at: at };
}

async function storeNext(
  tx: Transaction,
  actor: Actor,
  before: LockedSession,
  state: SessionState,
  rules: MaskingRules,
  call: CallContext,
): Promise<StoredSession> {
  const { agent_id, id } = before;
  // Another replica's clock may be behind: a later revision must never have an earlier time.
  const at = new Date(Math.max(Date.now(), before.updated_at.getTime()));
  const content = { agent_id, id, ...state, revision_id: newId('rev'), updated_at: at, updated_by: actor.label };
  await storeSession(tx, { ...content, ...buildSearchDocument(content, rules) });
  await addRevision(tx, actor, { ...content, number: before.number + 1 }, call);
  const changed = difference(before, state).map(({ path }) => path);
  await recordAudit(tx, {
    action: 'session.update',
    outcome: 'ok',
    actor,
    agentId: agent_id,
    sessionId: id,
    details: {
      revision_id: content.revision_id,
      replaced_revision_id: before.revision_id,
      changed: changed.slice(0, maxPointers),
      changes: changed.length,
    },
    call,
  });
  return { ...content, created_at: before.created_at };
}

function creationOf(actor: Actor, { params, headers, body }: EndpointInput<typeof createSession>): Creation | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  const { id = null, ...given } = body;
  const state = stateAfter(given, null);
  const { method } = createSession;
  const path = fillPath(createSession.path, params);
  return { actor, key, agentId: params.agent_id, method, path, body: [id, ...boundValues(state)] };
}

/**
 * The values that an Idempotency-Key is bound to. A field that came later takes part only where it is set, so that keys
 * from before it still match.
 */
function boundValues(state: SessionState): unknown[] {
  const later = stateNames.filter((name) => !firstFields.includes(name) && state[name] !== initialState[name]);
  return [...firstFields.map((name) => state[name]), ...later.map((name) => [name, state[name]])];
}

/** Answers a repeated creation with the session as it is now. Throws `conflict` if the session is gone. */
async function replay(
  actor: Actor,
  agent_id: string,
  made: { session_id: string; revision_id: string },
  include: 'last_change' | undefined,
  call: CallContext,
): Promise<SessionRepresentation> {
  const key = { agent_id, session_id: made.session_id };
  const gone = new DeskError(
    'conflict',
    `Session ${made.session_id}, created with this Idempotency-Key, has since been deleted.`,
  );
  // The id may since have been reused for an unrelated session.
  if (!(await hasRevision(key, made.revision_id))) throw gone;
  const row = await requireSession(key);
  const reading = await readSessionRecorded(actor, row, await currentVisibility(actor, key), include, call);
  return { ...reading, isReplayed: true };
}
