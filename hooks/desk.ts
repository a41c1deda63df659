import { ApiFailure } from '#client/api-failure';
import type { DeskClient } from '#client/desk-client';

let loading: Promise<DeskClient> | null = null;

/**
 * The API for the desk's own pages: same origin, with the sign-in cookie. The client is loaded at the first call and
 * not with the page: it contains the whole contract, and a page should load only what it first shows.
 */
export const desk = new Proxy({} as DeskClient, {
  get:
    (_, name: keyof DeskClient) =>
    async (...given: never[]) => {
      const client = await loadClient();
      return (client[name] as (...given: never[]) => Promise<unknown>)(...given);
    },
});

async function loadClient(): Promise<DeskClient> {
  loading ??= import('#client/desk-client').then(({ createDeskClient }) => createDeskClient());
  try {
    return await loading;
  } catch (cause) {
    // So that the next attempt loads it again.
    loading = null;
    throw new ApiFailure({ code: 'unreachable', status: 0, messages: ['The desk did not answer.'] }, cause);
  }
}
