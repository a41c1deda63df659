import { acceptInvitation } from '#contract/invitations';
import * as invitations from '#core/people/invitations';
import { endpoint } from '#http/endpoint';

export const POST = endpoint(acceptInvitation, invitations.accept);
