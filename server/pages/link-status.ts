import * as invitations from '#core/people/invitations';
import * as passwordResets from '#core/people/password-resets';

/**
 * The HTTP status of a one-time link's page: 404 for an unknown link, 410 for one that no longer works, otherwise 200.
 * Does not use up the link. Null for any other page. Throws `unavailable`.
 */
export async function linkStatus(pathname: string): Promise<200 | 404 | 410 | null> {
  const [, noun = '', token = ''] = /^\/(invitations|password-resets)\/([^/]+)$/.exec(pathname) ?? [];
  if (noun === '') return null;
  const found = await (noun === 'invitations' ? invitations : passwordResets).findByToken(token);
  if (found === null) return 404;
  return found.state === 'open' ? 200 : 410;
}
