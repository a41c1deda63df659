import * as firstSteps from '#core/desk/first-steps';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(firstSteps.list);
