import { openMinutes } from '#contract/shared-session';
import { cookieFrom, isSecure } from './sign-in-cookie';

/** The credential of an open from a Cookie header, or null. */
export function shareCredentialIn(header: string | null): string | null {
  return cookieFrom(header, shareCookieName());
}

/**
 * The Set-Cookie line that lets a browser read one link's page until its open ends, out of reach of scripts. Lax, so
 * that coming back from a chat does not need a new open.
 */
export function shareCookie(path: string, credential: string): string {
  const rest = `Path=${path}; Max-Age=${openMinutes * 60}; HttpOnly; SameSite=Lax`;
  return `${shareCookieName()}=${credential}; ${rest}${isSecure() ? '; Secure' : ''}`;
}

function shareCookieName(): string {
  return isSecure() ? '__Secure-session-desk.share' : 'session-desk.share';
}
