import { createAgent, listAgents } from '#contract/agents';
import * as agents from '#core/agents/agents';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listAgents, agents.list);
export const POST = endpoint(createAgent, agents.create);
