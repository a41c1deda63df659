import { decodeSegment } from '#contract/ids';
import { isShareOpen } from '#server/pages/share-page';
import { shareCredentialIn } from './share-cookie';

/**
 * Tells the page of a share link whether it may still show the session. The page asks every few seconds, so this is
 * neither an access nor an open, and the end of the open is not an error.
 */
export async function stateOfOpen(
  request: Request,
  context: { params: Promise<{ token: string }> },
): Promise<Response> {
  const token = decodeSegment((await context.params).token);
  const is_open = await isShareOpen(token, shareCredentialIn(request.headers.get('cookie')));
  return Response.json({ is_open });
}
