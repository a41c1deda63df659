import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { KeyProblem } from '#components/api-keys/key-problem';
import { KeyView } from '#components/api-keys/key-view';
import { getApiKey } from '#contract/api-keys';
import { deskPages } from '#contract/desk-pages';
import { DeskError } from '#contract/errors';
import { decodeSegment } from '#contract/ids';
import * as apiKeys from '#core/api-keys/api-keys';
import { apiKeyQuery } from '#hooks/use-api-keys';
import { deskPage } from '../../../desk-page';
import { exampleSession } from '../example-session';

type KeyPageProps = { params: Promise<{ key_id: string }> };

export async function generateMetadata({ params }: KeyPageProps): Promise<Metadata> {
  const given = getApiKey.params.safeParse({ key_id: decodeSegment((await params).key_id) });
  return { title: given.success ? `Key ${given.data.key_id}` : 'No such key' };
}

/** An API key, for people with permission to create keys. */
export default deskPage<KeyPageProps>(
  deskPages.apiKey,
  async ({ actor }, props) => {
    const { key_id: keyId } = await requireParams(props);
    const cache = new QueryClient();
    const key = await apiKeys.get(actor, { params: { key_id: keyId }, query: {}, body: null });
    cache.setQueryData(apiKeyQuery(keyId).queryKey, key);
    const { permissions, agentIds } = actor;
    return (
      <HydrationBoundary state={dehydrate(cache)}>
        <KeyView
          key={keyId}
          keyId={keyId}
          access={{ permissions, agentIds }}
          example={await exampleSession(actor)}
          time={Date.now()}
        />
      </HydrationBoundary>
    );
  },
  ({ code, messages }, { call }) => <KeyProblem code={code} messages={messages} requestId={call.requestId} />,
);

async function requireParams({ params }: KeyPageProps) {
  const given = getApiKey.params.safeParse({ key_id: decodeSegment((await params).key_id) });
  if (given.success) return given.data;
  const messages = given.error.issues.map(({ message }) => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`);
  throw new DeskError('invalid_request', messages);
}
