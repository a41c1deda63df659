import { createInvitation, listInvitations } from '#contract/invitations';
import * as invitations from '#core/people/invitations';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listInvitations, invitations.list);
export const POST = endpoint(createInvitation, invitations.create);
