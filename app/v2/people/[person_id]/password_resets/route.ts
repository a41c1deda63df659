import * as passwordResets from '#core/people/password-resets';
import { endpoint } from '#http/endpoint';

export const POST = endpoint(passwordResets.create);
