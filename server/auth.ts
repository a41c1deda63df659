import { headers } from 'next/headers';
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { cache } from 'react';
import { isDeskError } from '#contract/errors';
import type { Person } from '#contract/people';
import type { Actor, CallContext } from '#core/access/actor';
import { createSignIn, findSignIn, revokeSignIn, signInHours } from '#core/people/sign-ins';
import { requestIdFrom } from '#http/call';
import { pageAddress } from '#http/client-address';
import { shareCredentialIn } from '#http/share-cookie';
import { cookieFrom, isSecure, readSignInId, signInCookieName } from '#http/sign-in-cookie';
import { env } from './env';
import { log } from './log';

/** The header in which proxy.ts passes the request id to a page; proxy.ts always overwrites what a client sent. */
export const requestIdHeader = 'x-desk-request-id';

/** The signed-in person, as one page or call sees them. */
export type CurrentPerson = { actor: Actor; person: Person; call: CallContext };

/**
 * The person of the sign-in in the page's cookies, read again for each page; null when signed out.
 * Throws DeskError `unavailable` when the database does not answer.
 */
export const currentPerson = cache(async (): Promise<CurrentPerson | null> => {
  const found = await personOfCookies((await headers()).get('cookie'));
  return found === null ? null : { ...found, call: await pageCall() };
});

/** The person of the sign-in in a Cookie header, or null. Throws DeskError `unavailable`. */
export async function personOfCookies(header: string | null): Promise<{ actor: Actor; person: Person } | null> {
  const cookie = cookieFrom(header, signInCookieName());
  const signInId = cookie === null ? null : await readSignInId(cookie);
  return signInId === null ? null : findSignIn(signInId);
}

/** The credential of a share link's open from a Cookie header, or null. */
export function shareCredentialOfCookies(header: string | null): string | null {
  return shareCredentialIn(header);
}

/** The request id of a page: the incoming one if it has the contract's format, otherwise a new one. */
export function pageRequestId(sent: string | null): string {
  return requestIdFrom(sent);
}

/** The call context of the page or sign-in being answered. */
export const pageCall = cache(async (): Promise<CallContext> => {
  const sent = await headers();
  return {
    requestId: requestIdFrom(sent.get(requestIdHeader) ?? sent.get('x-request-id')),
    address: pageAddress(),
    userAgent: sent.get('user-agent') ?? '',
    origin: env().publicUrl ?? `http://${sent.get('host') ?? ''}`,
  };
});

/** next-auth's options, built on demand because they depend on the settings. */
export function authOptions(): NextAuthOptions {
  const secure = isSecure();
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  const prefix = secure ? '__Host-' : '';
  return {
    secret: env().authSecret,
    session: { strategy: 'jwt', maxAge: signInHours * 3_600 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/' },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { name: signInCookieName(), options },
      csrfToken: { name: `${prefix}session-desk.csrf`, options },
      callbackUrl: { name: `${prefix}session-desk.callback-url`, options },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: (given) => authorize({ email: given?.email ?? '', password: given?.password ?? '' }),
      }),
    ],
    callbacks: {
      // The cookie holds the sign-in's id and nothing about the person, who is read on every request.
      jwt: ({ token, user }) => ({ signInId: user === undefined ? token.signInId : user.id }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.signInId === 'string') await revokeSignIn(token.signInId, await pageCall());
      },
    },
    logger: {
      error: (code) => log.warn({ code }, 'a sign-in did not complete'),
      warn: () => {},
      debug: () => {},
    },
  };
}

// Errors thrown here end up in a URL, so only these words may be used.
async function authorize(given: { email: string; password: string }): Promise<{ id: string } | null> {
  const result = await createSignIn(given, await pageCall()).catch((error: unknown) => {
    log.error({ err: error }, 'a sign-in failed');
    throw new Error(isDeskError(error) && error.code === 'unavailable' ? 'unavailable' : 'internal_error');
  });
  if ('signInId' in result) return { id: result.signInId };
  if (result.refusal === 'locked') throw new Error(`locked:${result.waitSeconds}`);
  return null;
}
