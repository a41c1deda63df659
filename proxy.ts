import { type NextRequest, NextResponse } from 'next/server';
import { isDeskError } from '#contract/errors';
import { decodeSegment } from '#contract/ids';
import { pageRequestId, personOfCookies, requestIdHeader, shareCredentialOfCookies } from '#server/auth';
import { env, isDevelopment } from '#server/env';
import { linkStatus } from '#server/pages/link-status';
import { pageStatus } from '#server/pages/page-status';
import { sharePageStatus } from '#server/pages/share-page';

// Everything except the API (which sets its own headers), the build's files, and the contents of public/.
export const config = {
  matcher: ['/((?!v2/|_next/static/|_next/image|health$|ready$|icon\\.svg$|favicon\\.ico$|robots\\.txt$).*)'],
};

/** A share link's page, the target of its form, and its state URL: they contain a secret. */
const sharePath = /^\/share\/([^/]+)(\/open|\/state)?$/;
const openPaths = ['/sign-in', '/unavailable', '/api/auth', '/docs'];

/**
 * Runs before every page: sets a request id, a nonce and its Content-Security-Policy, redirects signed-out visitors to
 * the sign-in page, and sets the HTTP status of a page that will show a problem (a page cannot set one itself).
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const requestId = pageRequestId(request.headers.get('x-request-id'));
  const policy = contentSecurityPolicy(Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64'));
  const headers = new Headers(request.headers);
  headers.set(requestIdHeader, requestId);
  headers.set('x-nonce', policy.nonce);
  headers.set('content-security-policy', policy.text);
  const response = await route(request, headers);
  response.headers.set('content-security-policy', policy.text);
  response.headers.set('x-request-id', requestId);
  response.headers.set('x-content-type-options', 'nosniff');
  // The URLs of one-time links and share links are secrets: they set a stricter policy.
  if (!response.headers.has('referrer-policy')) {
    response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  }
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

async function route(request: NextRequest, headers: Headers): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  if (openPaths.some((path) => pathname === path || pathname.startsWith(`${path}/`))) {
    return pathname === '/unavailable' ? unavailable(request, headers) : NextResponse.next({ request: { headers } });
  }
  // Nobody sees a page that a browser prefetches: it gets nothing, and no access is recorded.
  if (/\bprefetch\b/i.test(`${headers.get('sec-purpose')} ${headers.get('purpose')}`)) {
    return new NextResponse(null, { status: 204 });
  }
  const shared = sharePath.exec(pathname);
  try {
    if (shared !== null) return await share(request, headers, decodeSegment(shared[1] ?? ''), shared[2] !== undefined);
    const ofLink = await linkStatus(pathname);
    if (ofLink !== null) return asSecret(withStatus(request, headers, ofLink));
    const found = await personOfCookies(request.headers.get('cookie'));
    if (found === null) return NextResponse.redirect(signInUrl(request, `${pathname}${search}`));
    const status = await pageStatus(found.actor, pathname);
    // For the page's title.
    if (status === 404) headers.set('x-missing-page', pathname);
    return withStatus(request, headers, status);
  } catch (error) {
    if (isDeskError(error) && error.code === 'unavailable') return unavailable(request, headers);
    throw error;
  }
}

/** A share link's page needs no sign-in; its form target and state URL do their own checks. */
async function share(request: NextRequest, headers: Headers, token: string, isPart: boolean): Promise<NextResponse> {
  const credential = shareCredentialOfCookies(request.headers.get('cookie'));
  return asSecret(withStatus(request, headers, isPart ? 200 : await sharePageStatus(token, credential)));
}

function withStatus(request: NextRequest, headers: Headers, status: number): NextResponse {
  if (status === 200) return NextResponse.next({ request: { headers } });
  return NextResponse.rewrite(request.nextUrl, { status, request: { headers } });
}

/** The URL of the page is a secret. Not no-referrer: with that, browsers send `Origin: null` with a form. */
function asSecret(response: NextResponse): NextResponse {
  response.headers.set('referrer-policy', 'strict-origin');
  response.headers.set('x-robots-tag', 'noindex');
  return response;
}

function signInUrl(request: NextRequest, to: string): URL {
  const url = new URL('/sign-in', env().publicUrl ?? request.nextUrl);
  if (to !== '/') url.searchParams.set('to', to);
  return url;
}

function unavailable(request: NextRequest, headers: Headers): NextResponse {
  return NextResponse.rewrite(new URL('/unavailable', request.nextUrl), { status: 503, request: { headers } });
}

function contentSecurityPolicy(nonce: string): { nonce: string; text: string } {
  // Next's development server compiles in the browser; production never needs eval.
  const evaluation = isDevelopment() ? " 'unsafe-eval'" : '';
  const text = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${evaluation}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { nonce, text };
}
