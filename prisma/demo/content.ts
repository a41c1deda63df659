import { agents } from './agents';
import { Chance } from './chance';
import { exampleSession } from './example-session';
import { inventOrdinarySessions } from './ordinary-sessions';
import { keys, type SessionDraft, unchanged } from './session-draft';
import { unusualSessions } from './unusual-sessions';

const seed = 20_240_115;
const sessionCount = 2_000;

/** The rows of the demo data, as stored in the tables. */
export type DemoContent = {
  agents: { id: string; name: string; description: string | null; enabled: boolean; created_at: Date }[];
  sessions: {
    agent_id: string;
    id: string;
    description: string | null;
    metadata: string;
    enabled: boolean;
    created_at: Date;
    updated_at: Date;
    revision_id: string;
    updated_by: string;
  }[];
  revisions: {
    agent_id: string;
    session_id: string;
    id: string;
    number: number;
    at: Date;
    actor_kind: string;
    actor_label: string;
    request_id: string;
    description: string | null;
    metadata: string;
    enabled: boolean;
  }[];
};

/**
 * Builds the demo data: 12 agents, 2,000 sessions (or more, for benchmarks) and their revisions; the same rows every
 * time.
 */
export function demoContent(count = sessionCount): DemoContent {
  const chance = new Chance(seed);
  const special = [exampleSession(), ...sharedSessions(), ...unusualSessions(chance)];
  const drafts = [...special, ...inventOrdinarySessions(chance, count - special.length)];
  const content: DemoContent = { agents: agents.map(agentRow), sessions: [], revisions: [] };
  for (const draft of drafts) addRows(content, draft, chance);
  return content;
}

function agentRow({
  id,
  name,
  description,
  enabled,
  created_at,
}: (typeof agents)[number]): DemoContent['agents'][number] {
  return { id, name, description, enabled, created_at };
}

function addRows(content: DemoContent, draft: SessionDraft, chance: Chance): void {
  const revisions = draft.versions.map((version, index) => ({
    agent_id: draft.agentId,
    session_id: draft.id,
    id: `rev_${chance.characters(22)}`,
    number: index + 1,
    at: version.at,
    actor_kind: version.by.kind,
    actor_label: version.by.label,
    request_id: `req_${chance.characters(22)}`,
    description: version.description,
    metadata: version.metadata,
    enabled: version.enabled,
  }));
  const last = revisions.at(-1) as (typeof revisions)[number];
  content.revisions.push(...revisions);
  content.sessions.push({
    agent_id: draft.agentId,
    id: draft.id,
    description: last.description,
    metadata: last.metadata,
    enabled: last.enabled,
    created_at: draft.versions[0].at,
    updated_at: last.at,
    revision_id: last.id,
    updated_by: last.actor_label,
  });
}

/** One session id under two agents: ids are unique only within an agent. */
function sharedSessions(): SessionDraft[] {
  const id = 'ase_shared_handover_001';
  return [
    unchanged('agt_customer_support', id, {
      at: new Date('2025-04-09T08:12:40Z'),
      by: keys.gateway,
      description: 'Order 88121 arrived damaged; handed over to Refunds under the same session id',
      metadata: '{"customer_id":"customer_55310","handed_over_to":"agt_refunds","issue_category":"refund"}',
      enabled: false,
    }),
    unchanged('agt_refunds', id, {
      at: new Date('2025-04-09T08:13:02Z'),
      by: keys.crm,
      description: 'Refund for order 88121, handed over from Customer support',
      metadata:
        '{"customer_id":"customer_55310","handed_over_from":"agt_customer_support","order":"88121","amount":"64.90"}',
      enabled: true,
    }),
  ];
}
