import { useQuery } from '@tanstack/react-query';
import { desk } from './desk';

const maxPages = 20;
const rowsOfPage = 100;

/** Counts the active share links of all agents, afresh each time; beyond two thousand it says that there are more. */
export function useLiveLinkCount() {
  return useQuery({ queryKey: ['live_link_count'] as const, queryFn: countLinks, staleTime: 0, gcTime: 0 });
}

async function countLinks(): Promise<{ count: number; hasMore: boolean }> {
  let count = 0;
  let page_key: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await desk.listAllShareLinks({ query: { state: 'active', limit: String(rowsOfPage), page_key } });
    count += answer.share_links.length;
    page_key = answer.metadata.page_key;
    if (page_key === undefined) return { count, hasMore: false };
  }
  return { count, hasMore: true };
}
