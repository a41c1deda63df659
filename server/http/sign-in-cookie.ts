import { decode } from 'next-auth/jwt';
import { env } from '#server/env';

/** Whether the desk is reached over https: then cookies are Secure and have the __Host- prefix. */
export function isSecure(): boolean {
  return env().publicUrl?.startsWith('https:') ?? false;
}

/** The name of the cookie that holds a sign-in. */
export function signInCookieName(): string {
  return isSecure() ? '__Host-session-desk.sign-in' : 'session-desk.sign-in';
}

/**
 * The value of one cookie in a Cookie header, or null. The value is not decoded; only surrounding quotes are removed.
 */
export function cookieFrom(header: string | null, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const separator = part.indexOf('=');
    if (separator > 0 && part.slice(0, separator).trim() === name) {
      const value = part.slice(separator + 1).trim();
      return value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value;
    }
  }
  return null;
}

/** The sign-in id in the cookie's JWT, or null for anything that is not a JWT of the desk. */
export async function readSignInId(cookie: string): Promise<string | null> {
  try {
    const token = await decode({ token: cookie, secret: env().authSecret });
    return typeof token?.signInId === 'string' ? token.signInId : null;
  } catch {
    return null;
  }
}
