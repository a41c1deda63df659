import { describe, expect, it } from 'vitest';
import { agentIdSchema, sessionIdSchema } from '#contract/ids';
import { metadataLimits, parseMetadata } from '#contract/metadata';
import { initialState, stateOf } from '#contract/session-fields';
import { readSession, writeSession } from '#contract/sessions';
import { formatTime } from '#contract/times';
import { demoContent } from './content';

const content = demoContent();
const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('the demo data', () => {
  it('is the same every time', () => expect(demoContent()).toEqual(content));

  it('has 12 agents and 2,000 sessions', () => {
    expect(content.agents).toHaveLength(12);
    expect(content.sessions).toHaveLength(2_000);
    expect(new Set(content.sessions.map(({ agent_id, id }) => `${agent_id}/${id}`)).size).toBe(2_000);
    expect(new Set(content.revisions.map(({ id }) => id)).size).toBe(content.revisions.length);
  });

  it('keeps the limits of the contract', () => {
    const agentIds = new Set(content.agents.map(({ id }) => agentIdSchema.parse(id)));
    for (const session of content.sessions) {
      expect(agentIds).toContain(session.agent_id);
      sessionIdSchema.parse(session.id);
      expect((session.description ?? '').length).toBeLessThanOrEqual(10_000);
    }
    for (const revision of content.revisions) parseMetadata(revision.metadata);
  });

  it('contains the example of the contract, character for character', () => {
    const row = content.sessions.find(({ id }) => id === 'ase_customer_support_001');
    if (!row) throw new Error('the example is missing');
    const { id, agent_id, created_at } = row;
    const text = writeSession({
      id,
      agent_id,
      ...stateOf({ ...initialState, ...row }),
      created_at: formatTime(created_at),
    });
    expect(text).toBe(example);
    expect(readSession(text).metadata).toBe(row.metadata);
  });

  it('has a history for each session, in order, that ends with the current state', () => {
    for (const session of content.sessions) {
      const history = content.revisions.filter(
        (it) => it.agent_id === session.agent_id && it.session_id === session.id,
      );
      const times = history.map(({ at }) => at.getTime());
      expect(times).toEqual([...times].sort((one, other) => one - other));
      expect(history[0]?.at).toEqual(session.created_at);
      expect(history.at(-1)).toMatchObject({
        id: session.revision_id,
        at: session.updated_at,
        actor_label: session.updated_by,
        metadata: session.metadata,
        description: session.description,
        enabled: session.enabled,
      });
    }
  });

  it('spans eighteen months before 2026 and both values of enabled', () => {
    const made = content.sessions.slice(1).map(({ created_at }) => formatTime(created_at));
    expect(made.every((time) => time > '2024-06' && time < '2026')).toBe(true);
    expect(content.revisions.every(({ at }) => formatTime(at) < '2026')).toBe(true);
    const disabled = content.sessions.filter(({ enabled }) => !enabled).length;
    expect(disabled).toBeGreaterThan(100);
    expect(disabled).toBeLessThan(700);
  });

  it('covers the extremes: size, depth, nodes, an id under two agents', () => {
    const sizes = content.sessions.map(({ metadata }) => bytes(metadata));
    expect(Math.max(...sizes)).toBeGreaterThan(metadataLimits.bytes * 0.97);
    expect(content.sessions.some(({ metadata }) => metadata === '{}')).toBe(true);
    expect(content.sessions.filter(({ id }) => id === 'ase_shared_handover_001')).toHaveLength(2);
    const deep = content.sessions.find(({ id }) => id === 'ase_deep_objects');
    expect(() => parseMetadata(`{"one_more":${deep?.metadata}}`)).toThrow('32 levels');
  });
});

const example = `{
  "id": "ase_customer_support_001",
  "agent_id": "agt_customer_support",
  "description": "Customer support session for billing inquiry regarding account charges and payment processing issues",
  "metadata": {
    "customer_id": "customer_12345",
    "customer_email": "customer@example.com",
    "customer_name": "John Smith",
    "priority": "high",
    "channel": "web_chat",
    "issue_category": "billing",
    "sub_category": "payment_processing",
    "assigned_rep": "rep_sarah_001",
    "session_context": "premium_customer",
    "account_type": "enterprise",
    "interaction_count": 8,
    "last_interaction": "2024-01-15T14:22:30Z",
    "resolution_status": "in_progress",
    "escalation_level": "tier_1"
  },
  "enabled": true,
  "created_at": "2024-01-15T10:30:00Z"
}
`;
