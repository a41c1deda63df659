import * as agents from '#core/agents/agents';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(agents.list);
export const POST = endpoint(agents.create);
