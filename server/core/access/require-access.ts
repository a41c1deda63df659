import { DeskError } from '#contract/errors';
import { can, type Permission, reaches, rolesWith } from '#contract/permissions';
import type { Actor } from './actor';

/**
 * Returns if the actor holds the permission, for the agent where one is named.
 * Throws `forbidden`, naming the permission and the roles that hold it. The message is the same whether or not the
 * agent exists, so that existence cannot be probed.
 */
export function requireAccess(actor: Actor, permission: Permission, agentId?: string): void {
  if (can(actor, permission, agentId)) return;
  if (!actor.permissions.includes(permission)) {
    const helpers = rolesWith(permission).join(', ');
    throw new DeskError('forbidden', `This needs the permission ${permission}. Roles that hold it: ${helpers}.`);
  }
  if (agentId !== undefined && !reaches(actor, agentId)) {
    throw new DeskError(
      'forbidden',
      `The permission ${permission} does not cover agent ${agentId}: it is not on your list of agents. An admin can add it.`,
    );
  }
}
