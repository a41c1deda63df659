import type { Metadata } from 'next';
import { CallProblem } from '#components/calls/call-problem';
import { CallView } from '#components/calls/call-view';
import { listCallsOfRequest } from '#contract/calls';
import { deskPages } from '#contract/desk-pages';
import { DeskError } from '#contract/errors';
import { decodeSegment } from '#contract/ids';
import { can } from '#contract/permissions';
import * as calls from '#core/audit-reading/calls';
import { deskPage } from '../../../desk-page';

type CallPageProps = { params: Promise<{ request_id: string }> };

const callsOfPage = 25;

export async function generateMetadata({ params }: CallPageProps): Promise<Metadata> {
  const given = await givenParams(params);
  return { title: given.success ? `Call ${given.data.request_id}` : 'No such call' };
}

/** The calls of a request id, as the desk recorded them. */
export default deskPage<CallPageProps>(
  deskPages.call,
  async ({ actor }, { params }) => {
    const given = await givenParams(params);
    if (!given.success) {
      const messages = given.error.issues.map(({ message }) => `This URL doesn’t name a call: ${message}.`);
      throw new DeskError('invalid_request', messages);
    }
    const first = await calls.listOfRequest(actor, { params: given.data, query: { limit: callsOfPage }, body: null });
    return <CallView wanted={given.data.request_id} first={first} mayReadAudit={can(actor, 'audit:read')} />;
  },
  async ({ code, messages }, { actor, call }, { params }) => {
    const { data: wanted } = await givenParams(params);
    return (
      <CallProblem
        {...{ code, messages }}
        mayReadAudit={can(actor, 'audit:read')}
        {...(wanted === undefined ? {} : { wanted: wanted.request_id })}
        requestId={call.requestId}
      />
    );
  },
);

/** Decodes parts of the path, which Next passes percent-encoded. */
async function givenParams(params: CallPageProps['params']) {
  return listCallsOfRequest.params.safeParse({ request_id: decodeSegment((await params).request_id) });
}
