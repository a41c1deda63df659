import * as agents from '#core/agents/agents';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(agents.get);
export const PATCH = endpoint(agents.update);
export const DELETE = endpoint(agents.delete);
