import { isDeskError } from '#contract/errors';
import { decodeSegment } from '#contract/ids';
import { shareLinkPath } from '#contract/link-paths';
import { maxPassphraseLength } from '#contract/shared-session';
import { findByToken } from '#core/share-links/credentials';
import { openLink } from '#core/share-links/opening';
import { pageCall } from '#server/auth';
import { holdsOpen } from '#server/pages/share-page';
import { readBytes } from './body';
import { failedCredentialsKey } from './call';
import { addressLimits, limiter } from './call-limits';
import { isFromOwnPage } from './origin';
import { shareCookie, shareCredentialIn } from './share-cookie';

/** What the page should say about the form that was just sent. */
type Tried = 'wrong' | 'missing' | 'too_long' | 'too_often' | 'elsewhere';

const largestForm = 8 * 1024;

/**
 * Handles the form of a share link's page: one open, whose credential becomes a cookie for that page. Every answer
 * redirects to the page, which shows the link's status; reloading it sends nothing again.
 */
export async function openFromForm(
  request: Request,
  context: { params: Promise<{ token: string }> },
): Promise<Response> {
  const token = decodeSegment((await context.params).token);
  const path = shareLinkPath(token);
  const back = (tried?: Tried) => seeOther(tried === undefined ? path : `${path}?tried=${tried}`);
  if (!isFromOwnPage(request)) return back('elsewhere');
  const passphrase = await passphraseIn(request);
  if (passphrase === null) return back('too_long');
  const call = await pageCall();
  const failures = failedCredentialsKey(call.address);
  if (!limiter.peek(failures, addressLimits.failedCredentials).allowed) return back('too_often');
  const found = await findByToken(token);
  if ('refusal' in found) {
    limiter.take(failures, addressLimits.failedCredentials);
    return back();
  }
  // A second click must not be a second open.
  if (await holdsOpen(found.row, shareCredentialIn(request.headers.get('cookie')))) return back();
  const result = await openLink(found.row, passphrase === '' ? undefined : passphrase, call);
  if (!('refusal' in result)) return seeOther(path, shareCookie(path, result.credential));
  limiter.take(failures, addressLimits.failedCredentials);
  if (result.refusal.why === 'passphrase_wrong') return back('wrong');
  return result.refusal.why === 'passphrase_missing' ? back('missing') : back();
}

/** Redirects a GET of the form's address to the page. */
export async function leadToPage(
  _request: Request,
  context: { params: Promise<{ token: string }> },
): Promise<Response> {
  return seeOther(shareLinkPath(decodeSegment((await context.params).token)));
}

/** The passphrase from the form, "" if left empty; null for a form too large to have been typed. */
async function passphraseIn(request: Request): Promise<string | null> {
  try {
    const text = Buffer.from(await readBytes(request, largestForm)).toString('utf8');
    const passphrase = new URLSearchParams(text).get('passphrase') ?? '';
    return passphrase.length > maxPassphraseLength ? null : passphrase;
  } catch (error) {
    if (isDeskError(error) && error.code === 'payload_too_large') return null;
    throw error;
  }
}

function seeOther(location: string, cookie?: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location, ...(cookie === undefined ? {} : { 'set-cookie': cookie }) },
  });
}
