import * as invitations from '#core/people/invitations';
import { endpoint } from '#http/endpoint';

export const DELETE = endpoint(invitations.delete);
