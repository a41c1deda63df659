import { useQuery } from '@tanstack/react-query';
import type { ApiKey } from '#contract/api-keys';
import { desk } from './desk';

const maxPages = 10;

/**
 * Returns the API keys that a person created and that could still be used, newest first, and whether there may be more.
 * Read again whenever it is opened.
 */
export function useKeysOfPerson(id: string) {
  return useQuery({ queryKey: ['api_keys', 'of_person', id] as const, queryFn: () => readKeys(id), gcTime: 0 });
}

async function readKeys(id: string): Promise<{ keys: ApiKey[]; hasMore: boolean }> {
  const keys: ApiKey[] = [];
  let page_key: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await desk.listApiKeys({ query: { created_by: id, limit: '100', page_key } });
    keys.push(...answer.api_keys.filter(({ state }) => state === 'active' || state === 'disabled'));
    page_key = answer.metadata.page_key;
    if (page_key === undefined) return { keys, hasMore: false };
  }
  return { keys, hasMore: true };
}
