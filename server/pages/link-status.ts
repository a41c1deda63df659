import * as invitations from '#core/people/invitations';
import * as passwordResets from '#core/people/password-resets';

/**
 * The HTTP status of the page of a one-time link: 404 where there is no such link, 410 where it no longer works, else
 * 200. Uses nothing up. Null for any other page. Throws `unavailable`.
 */
export async function linkStatus(pathname: string): Promise<200 | 404 | 410 | null> {
  const [, noun = '', token = ''] = /^\/(invitations|password-resets)\/([^/]+)$/.exec(pathname) ?? [];
  if (noun === '') return null;
  const found = await (noun === 'invitations' ? invitations : passwordResets).findByToken(token);
  if (found === null) return 404;
  return found.state === 'open' ? 200 : 410;
}
