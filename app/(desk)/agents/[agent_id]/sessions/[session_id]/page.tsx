import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { Problem } from '#components/problems/problem';
import { SessionProblem } from '#components/sessions/session-problem';
import { SessionView } from '#components/sessions/session-view';
import { type DeskError, isDeskError } from '#contract/errors';
import { decodeSegment } from '#contract/ids';
import { can } from '#contract/permissions';
import { sessionParamsSchema } from '#contract/sessions';
import { agentsHolding } from '#core/lookups/lookups';
import * as sessionParts from '#core/sessions/parts';
import * as reveals from '#core/sessions/reveals';
import * as sessions from '#core/sessions/sessions';
import { currentSettings } from '#core/settings/settings';
import { partCountsQuery } from '#hooks/use-part-counts';
import { revealsQuery } from '#hooks/use-reveals';
import { sessionQuery } from '#hooks/use-sessions';
import { type CurrentPerson, currentPerson, pageCall } from '#server/auth';
import type { SharePolicy } from '../../../../../../components/share-links/share-draft';

type SessionPageProps = { params: Promise<{ agent_id: string; session_id: string }> };
type SessionParams = { agent_id: string; session_id: string };

export async function generateMetadata({ params }: SessionPageProps): Promise<Metadata> {
  // The ID and nothing of the content: a title ends up in histories and screenshots.
  const given = sessionParamsSchema.safeParse(await decodedParams(params));
  return { title: given.success ? given.data.session_id : 'No such session' };
}

export default async function SessionPage({ params }: SessionPageProps): Promise<ReactNode> {
  const raw = await decodedParams(params);
  const given = sessionParamsSchema.safeParse(raw);
  const reader = await currentPerson();
  // The layout renders in parallel with this page, so it may not have redirected signed-out visitors yet.
  if (reader === null) redirect('/sign-in');
  if (!given.success) {
    const messages = given.error.issues.map(
      (issue) => `${issue.message}; this URL has ${written(raw, issue.path[0])}.`,
    );
    return (
      <Problem code="invalid_request" messages={messages.map(sentence)} requestId={(await pageCall()).requestId} />
    );
  }
  try {
    return await readSession(reader, given.data);
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return showProblem(reader, given.data, error);
  }
}

/** What the desk allows if this reader may share the session; null if not. */
async function sharePolicy(actor: CurrentPerson['actor'], agentId: string): Promise<SharePolicy | null> {
  if (!can(actor, 'share_links:write', agentId)) return null;
  const { sharing_allowed, usual_share_days, longest_share_days } = await currentSettings();
  return {
    isAllowed: sharing_allowed,
    defaultDays: usual_share_days,
    maxDays: longest_share_days,
    sharedBy: actor.label,
    mayUnmask: can(actor, 'personal_data:read', agentId),
  };
}

async function readSession({ actor, call }: CurrentPerson, params: SessionParams): Promise<ReactNode> {
  const may = {
    reveal: can(actor, 'personal_data:read', params.agent_id),
    write: can(actor, 'sessions:write', params.agent_id),
    judge: can(actor, 'verdicts:write', params.agent_id),
    readAudit: can(actor, 'audit:read', params.agent_id),
    readCalls: can(actor, 'personal_data:read', params.agent_id) || can(actor, 'audit:read', params.agent_id),
    share: await sharePolicy(actor, params.agent_id),
  };
  const reading = await sessions.get(actor, { params, query: { include: 'last_change' }, body: null }, call);
  const cache = new QueryClient();
  cache.setQueryData(sessionQuery(params).queryKey, reading.body);
  const counts = await sessionParts.count(actor, { params, query: {}, body: null });
  cache.setQueryData(partCountsQuery(params).queryKey, counts);
  if (may.reveal) {
    const running = await reveals.list(actor, { params, query: {}, body: null });
    cache.setQueryData(revealsQuery(params).queryKey, running.reveals);
  }
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <SessionView params={params} may={may} first={{ time: Date.now(), revealed: reading.revealed }} />
    </HydrationBoundary>
  );
}

async function showProblem(
  { actor, call }: CurrentPerson,
  params: SessionParams,
  error: DeskError,
): Promise<ReactNode> {
  const isUnknown = error.code === 'session_not_found' || error.code === 'agent_not_found';
  const holders = isUnknown ? await agentsHolding(actor, params.session_id) : [];
  return (
    <SessionProblem
      code={error.code}
      messages={error.messages}
      requestId={call.requestId}
      sessionId={params.session_id}
      holders={holders}
    />
  );
}

/** Next passes parts of the path percent-encoded. */
async function decodedParams(params: SessionPageProps['params']): Promise<SessionParams> {
  const { agent_id, session_id } = await params;
  return { agent_id: decodeSegment(agent_id), session_id: decodeSegment(session_id) };
}

function written(params: SessionParams, name: PropertyKey | undefined): string {
  const text = name === 'session_id' ? params.session_id : params.agent_id;
  return `“${text.length > 80 ? `${text.slice(0, 80)}…” (${text.length} characters)` : `${text}”`}`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
