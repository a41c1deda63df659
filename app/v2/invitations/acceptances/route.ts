import * as invitations from '#core/people/invitations';
import { endpoint } from '#http/endpoint';

export const POST = endpoint(invitations.accept);
