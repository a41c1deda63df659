import * as invitations from '#core/people/invitations';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(invitations.list);
export const POST = endpoint(invitations.create);
