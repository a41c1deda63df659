import { deleteAgent, getAgent, updateAgent } from '#contract/agents';
import * as agents from '#core/agents/agents';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(getAgent, agents.get);
export const PATCH = endpoint(updateAgent, agents.update);
export const DELETE = endpoint(deleteAgent, agents.delete);
