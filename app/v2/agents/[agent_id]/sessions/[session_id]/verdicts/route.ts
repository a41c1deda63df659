import * as verdicts from '#core/sessions/verdicts';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(verdicts.list);
export const POST = endpoint(verdicts.create);
