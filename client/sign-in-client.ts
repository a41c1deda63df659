/** Why a sign-in was refused. */
export type RefusalReason =
  /** this pair of e-mail and password cannot sign in; the desk never says more */
  | 'credentials'
  /** too many failures: the waiting time is included */
  | 'locked'
  /** the desk runs, but cannot reach its database */
  | 'unavailable'
  /** something in the desk broke */
  | 'failed'
  /** nothing answered */
  | 'unreachable';

/** A sign-in or sign-out that failed. */
export class SignInRefusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    readonly waitSeconds: number | null = null,
    /** of the response, if there was one */
    readonly requestId: string | undefined = undefined,
  ) {
    super(`The sign-in was refused: ${reason}.`);
    this.name = 'SignInRefusal';
  }
}

/** Signs in with an e-mail and a password; afterwards the browser has the sign-in cookie. Throws SignInRefusal. */
export async function signIn(given: { email: string; password: string }): Promise<void> {
  const answer = await post('/api/auth/callback/credentials', { ...given, callbackUrl: window.location.origin });
  const refusal = refusalIn(answer.url);
  if (refusal !== null) throw new SignInRefusal(refusal.reason, refusal.waitSeconds, answer.requestId);
  if (answer.status >= 400) throw new SignInRefusal('failed', null, answer.requestId);
}

/** Ends this browser's sign-in. Throws SignInRefusal when the desk could not be reached. */
export async function signOut(): Promise<void> {
  const answer = await post('/api/auth/signout', { callbackUrl: window.location.origin });
  if (answer.status >= 400) throw new SignInRefusal('failed', null, answer.requestId);
}

/** Returns the refusal in the query of a URL that a response names, or null. */
export function refusalIn(address: string): SignInRefusal | null {
  const query = new URL(address, 'http://desk.invalid').searchParams;
  const error = query.get('error');
  const seconds = /^locked:(\d{1,6})$/.exec(error ?? '')?.[1];
  if (seconds !== undefined) return new SignInRefusal('locked', Number(seconds));
  if (error === 'CredentialsSignin') return new SignInRefusal('credentials');
  if (error === 'unavailable') return new SignInRefusal('unavailable');
  // `csrf` is present when the request did not come from the page itself, for instance because cookies are refused.
  return error !== null || query.has('csrf') ? new SignInRefusal('failed') : null;
}

type Answer = { status: number; requestId: string | undefined };

async function post(path: string, fields: Record<string, string>): Promise<Answer & { url: string }> {
  const { csrfToken } = await ask<{ csrfToken: string }>('/api/auth/csrf');
  const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' });
  const { status, json, requestId } = await request(path, { method: 'POST', body });
  const url = (json as { url?: unknown } | null)?.url;
  if (status >= 500 || typeof url !== 'string') throw new SignInRefusal('unavailable', null, requestId);
  return { status, url, requestId };
}

async function ask<Value>(path: string): Promise<Value> {
  const { status, json, requestId } = await request(path);
  if (status !== 200 || json === null) throw new SignInRefusal('unavailable', null, requestId);
  return json as Value;
}

async function request(path: string, init: RequestInit = {}): Promise<Answer & { json: unknown }> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: 'same-origin', headers: { accept: 'application/json' } });
  } catch {
    throw new SignInRefusal('unreachable');
  }
  const json: unknown = await response.json().catch(() => null);
  return { status: response.status, json, requestId: response.headers.get('x-request-id') ?? undefined };
}
