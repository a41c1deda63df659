import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { KeyProblem } from '#components/api-keys/key-problem';
import { KeyView } from '#components/api-keys/key-view';

import { getApiKey } from '#contract/api-keys';
import { isDeskError } from '#contract/errors';
import { decodeSegment } from '#contract/ids';
import * as apiKeys from '#core/api-keys/api-keys';
import { apiKeyQuery } from '#hooks/use-api-keys';
import { currentPerson } from '#server/auth';
import { exampleSession } from '../example-session';

type KeyPageProps = { params: Promise<{ key_id: string }> };

export async function generateMetadata({ params }: KeyPageProps): Promise<Metadata> {
  const given = getApiKey.params.safeParse({ key_id: decodeSegment((await params).key_id) });
  return { title: given.success ? `Key ${given.data.key_id}` : 'No such key' };
}

/** An API key, for people who may create them. */
export default async function KeyPage({ params }: KeyPageProps): Promise<ReactNode> {
  const reading = await currentPerson();
  if (reading === null) redirect('/sign-in');
  const { actor, call } = reading;
  const given = getApiKey.params.safeParse({ key_id: decodeSegment((await params).key_id) });
  if (!given.success) {
    const messages = given.error.issues.map(({ message }) => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`);
    return <KeyProblem code="invalid_request" messages={messages} requestId={call.requestId} />;
  }
  const { key_id: keyId } = given.data;
  const cache = new QueryClient();
  try {
    const key = await apiKeys.get(actor, { params: { key_id: keyId }, query: {}, body: null });
    cache.setQueryData(apiKeyQuery(keyId).queryKey, key);
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return <KeyProblem code={error.code} messages={error.messages} requestId={call.requestId} />;
  }
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
}
