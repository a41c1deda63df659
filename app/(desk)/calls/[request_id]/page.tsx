import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { CallProblem } from '#components/calls/call-problem';
import { CallView } from '#components/calls/call-view';
import { listCallsOfRequest } from '#contract/calls';
import { isDeskError } from '#contract/errors';
import { decodeSegment } from '#contract/ids';
import { can } from '#contract/permissions';
import * as calls from '#core/audit-reading/calls';
import { currentPerson } from '#server/auth';

type CallPageProps = { params: Promise<{ request_id: string }> };

const callsOfPage = 25;

export async function generateMetadata({ params }: CallPageProps): Promise<Metadata> {
  const given = await givenParams(params);
  return { title: given.success ? `Call ${given.data.request_id}` : 'No such call' };
}

/** The calls of a request id, as the desk recorded them. */
export default async function CallPage({ params }: CallPageProps): Promise<ReactNode> {
  const reading = await currentPerson();
  if (reading === null) redirect('/sign-in');
  const { actor, call } = reading;
  const mayReadAudit = can(actor, 'audit:read');
  const given = await givenParams(params);
  if (!given.success) {
    const messages = given.error.issues.map(({ message }) => `This URL doesn’t name a call: ${message}.`);
    return <CallProblem code="invalid_request" messages={messages} {...{ mayReadAudit }} requestId={call.requestId} />;
  }
  const query = { limit: callsOfPage };
  try {
    const first = await calls.listOfRequest(actor, { params: given.data, query, body: null });
    return <CallView wanted={given.data.request_id} first={first} mayReadAudit={mayReadAudit} />;
  } catch (error) {
    if (!isDeskError(error)) throw error;
    const { code, messages } = error;
    return (
      <CallProblem {...{ code, messages, mayReadAudit }} wanted={given.data.request_id} requestId={call.requestId} />
    );
  }
}

/** Next passes parts of the path percent-encoded. */
async function givenParams(params: CallPageProps['params']) {
  return listCallsOfRequest.params.safeParse({ request_id: decodeSegment((await params).request_id) });
}
