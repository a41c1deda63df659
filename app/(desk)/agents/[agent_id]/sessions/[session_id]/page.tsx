import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { SessionProblem } from '#components/sessions/session-problem';
import { SessionView } from '#components/sessions/session-view';
import { deskPages } from '#contract/desk-pages';
import { DeskError } from '#contract/errors';
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
import type { CurrentPerson } from '#server/auth';
import type { SharePolicy } from '../../../../../../components/share-links/share-draft';
import { deskPage } from '../../../../../desk-page';

type SessionPageProps = { params: Promise<{ agent_id: string; session_id: string }> };
type SessionParams = { agent_id: string; session_id: string };

export async function generateMetadata({ params }: SessionPageProps): Promise<Metadata> {
  // Only the ID, none of the content: a title ends up in histories and screenshots.
  const given = sessionParamsSchema.safeParse(await decodedParams(params));
  return { title: given.success ? given.data.session_id : 'No such session' };
}

/** A session, with the actions that the reader has permission for. */
export default deskPage<SessionPageProps>(
  deskPages.session,
  async (reader, { params }) => {
    const raw = await decodedParams(params);
    const given = sessionParamsSchema.safeParse(raw);
    if (given.success) return readSession(reader, given.data);
    const messages = given.error.issues.map(
      (issue) => `${issue.message}; this URL has ${written(raw, issue.path[0])}.`,
    );
    throw new DeskError('invalid_request', messages.map(sentence));
  },
  showProblem,
);

/** The settings for sharing if this reader may share the session; null if not. */
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
  { code, messages }: DeskError,
  { actor, call }: CurrentPerson,
  { params }: SessionPageProps,
): Promise<ReactNode> {
  const { session_id: sessionId } = await decodedParams(params);
  const isUnknown = code === 'session_not_found' || code === 'agent_not_found';
  const holders = isUnknown ? await agentsHolding(actor, sessionId) : [];
  return <SessionProblem {...{ code, messages, sessionId, holders }} requestId={call.requestId} />;
}

/** Decodes parts of the path, which Next passes percent-encoded. */
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
