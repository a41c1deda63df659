import { ApiFailure } from '#client/api-failure';
import type { DeskClient } from '#client/desk-client';

let loading: Promise<DeskClient> | null = null;

/**
 * The API as the desk's own pages reach it: same origin, with the sign-in cookie. The client is loaded at the first call
 * and not with the page: it holds the whole contract, and a page comes with what it shows at first.
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
    // So that trying again loads again.
    loading = null;
    throw new ApiFailure({ code: 'unreachable', status: 0, messages: ['The desk did not answer.'] }, cause);
  }
}
