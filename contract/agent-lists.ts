import { z } from 'zod';
import { agentIdSchema } from './ids';

const maxAgents = 1_000;

/** The agents that a person or an API key is limited to: null means all agents, an empty list none. */
export const agentListSchema = z
  .array(agentIdSchema, 'agent_ids must be a list of agent ids, or null for all agents')
  .max(maxAgents, `a list can have at most ${maxAgents} agents`)
  .refine((ids) => new Set(ids).size === ids.length, 'names an agent twice')
  .nullable()
  .meta({ description: 'Null: all agents. An empty list: none' });
