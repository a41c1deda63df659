import { createVerdict, listVerdicts } from '#contract/verdicts';
import * as verdicts from '#core/sessions/verdicts';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listVerdicts, verdicts.list);
export const POST = endpoint(createVerdict, verdicts.create);
