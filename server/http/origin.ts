import { DeskError } from '#contract/errors';
import type { Actor } from '#core/access/actor';
import { env } from '#server/env';

/**
 * Lets a cookie call pass only from the desk's own pages: by Sec-Fetch-Site, and for methods other than GET and HEAD
 * also by an Origin equal to PUBLIC_URL (if unset: scheme and Host). Throws `forbidden`.
 */
export function requireOwnOrigin(request: Request, actor: Actor): void {
  if (actor.kind !== 'person') return;
  const readsOnly = request.method === 'GET' || request.method === 'HEAD';
  if (isFromElsewhere(request) || (!readsOnly && !hasOwnOrigin(request))) throw foreign();
}

/** Whether a form that needs no sign-in was sent by the desk's own page. */
export function isFromOwnPage(request: Request): boolean {
  return !isFromElsewhere(request) && hasOwnOrigin(request);
}

function isFromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}

function hasOwnOrigin(request: Request): boolean {
  return request.headers.get('origin') === ownOrigin(request);
}

/** The desk's own origin: PUBLIC_URL or, if unset, scheme and Host of this request. */
export function ownOrigin(request: Request): string {
  const { publicUrl } = env();
  if (publicUrl !== null) return publicUrl;
  return `${new URL(request.url).protocol}//${request.headers.get('host') ?? ''}`;
}

function foreign(): DeskError {
  return new DeskError('forbidden', "A call with the sign-in cookie must come from the desk's own pages.");
}
