import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import type { AuditEvent } from '#contract/audit-events';
import { auditAddress } from '../addresses/audit-address';
import { sessionPath } from '../addresses/session-address';
import facts from '../facts/facts.module.css';
import { CopyableId } from '../ids/copyable-id';
import { RequestLink } from '../ids/request-link';
import { LazyModal } from '../lazy/lazy-modal';
import { TimeText } from '../times/time-text';
import { actionWords, actorKindWords } from './action-words';
import { type EventDetail, eventDetails } from './event-details';
import classes from './event-dialog.module.css';
import { SettingChangePart } from './setting-change-part';

type EventDialogProps = { event: AuditEvent; opened: boolean; onClose: () => void };

/** All details of an event: who, what, on what, from where, and which values were changed. */
export function EventDialog({ event, opened, onClose }: EventDialogProps) {
  const details = eventDetails(event.details);
  const changeId = changeIdOf(event);
  return (
    <LazyModal opened={opened} onClose={onClose} title="Audit event" size="lg">
      <div className={classes.event}>
        <p className={classes.words}>
          <bdi>{event.by.name}</bdi> {actionWords(event.action, event.session_id !== null)}
          {event.outcome === 'refused' ? ': refused.' : '.'}
        </p>
        <Facts rows={factsOf(event)} />
        {details.length === 0 ? null : (
          <>
            <h3>Details</h3>
            <Facts rows={details.map((detail) => [detail.name, <Detail key={detail.name} detail={detail} />])} />
          </>
        )}
        {changeId === null ? null : <SettingChangePart changeId={changeId} />}
        <p className={classes.quiet}>
          Events hold IDs, paths and counts, never customer data.
          {event.action === 'session.update' && event.agent_id !== null && event.session_id !== null ? (
            <>
              {' '}
              The changed values are in{' '}
              <Anchor
                component={Link}
                href={`${sessionPath({ agent_id: event.agent_id, session_id: event.session_id })}?tab=history`}
                prefetch={false}
                inherit
                underline="always"
              >
                the session’s history
              </Anchor>
              , masked.
            </>
          ) : null}
          {changeId === null ? null : ' The changed values are stored with the event and removed with it.'}
        </p>
      </div>
    </LazyModal>
  );
}

function changeIdOf({ action, details }: AuditEvent): string | null {
  const { change_id } = details;
  return action === 'settings.update' && typeof change_id === 'string' ? change_id : null;
}

type Fact = [name: string, value: ReactNode];

function Facts({ rows }: { rows: readonly Fact[] }) {
  return (
    <dl className={`${facts.list} ${classes.facts}`}>
      {rows.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function factsOf(event: AuditEvent): Fact[] {
  const { by, agent_id, session_id } = event;
  const rows: (Fact | null)[] = [
    ['Time', <TimeText key="time" iso={event.at} />],
    ['Who', <Who key="who" by={by} />],
    by.id === null ? null : [idNames[by.kind] ?? 'ID', <CopyableId key="by" id={by.id} what="The ID" />],
    ['Action', <CopyableId key="action" id={event.action} what="The action" />],
    ['Outcome', event.outcome === 'ok' ? 'Done' : 'Refused'],
    agent_id === null
      ? null
      : ['Agent', <IdLink key="agent" href={`/sessions?agent_id=${encodeURIComponent(agent_id)}`} id={agent_id} />],
    agent_id === null || session_id === null
      ? null
      : ['Session', <IdLink key="session" href={sessionPath({ agent_id, session_id })} id={session_id} />],
    event.reason === null ? null : ['Reason', <bdi key="reason">{event.reason}</bdi>],
    event.request_id === null ? null : ['Request', <RequestLink key="request" id={event.request_id} mayOpen />],
    event.address === null
      ? null
      : ['IP address', <CopyableId key="address" id={event.address} what="The IP address" />],
    event.user_agent === null ? null : ['User agent', <bdi key="program">{event.user_agent}</bdi>],
    ['Event', <CopyableId key="id" id={event.id} what="The event’s ID" />],
  ];
  return rows.filter((fact) => fact !== null);
}

const idNames: Partial<Record<AuditEvent['by']['kind'], string>> = {
  person: 'Person’s ID',
  api_key: 'Key’s ID',
  share_link: 'Link’s ID',
};

function Who({ by }: { by: AuditEvent['by'] }) {
  const kind = actorKindWords(by.kind);
  return (
    <>
      <bdi>{by.name}</bdi>
      {kind === null ? null : ` (${kind})`}
      {by.id === null ? null : (
        <>
          {' · '}
          <Anchor component={Link} href={auditAddress({ actor_id: by.id })} prefetch={false} inherit underline="always">
            All their events
          </Anchor>
        </>
      )}
    </>
  );
}

function IdLink({ href, id }: { href: string; id: string }) {
  return (
    <Anchor component={Link} href={href} prefetch={false} className={facts.mono}>
      {id}
    </Anchor>
  );
}

function Detail({ detail }: { detail: EventDetail }) {
  if ('text' in detail) return <span className={facts.mono}>{detail.text}</span>;
  const rows =
    'items' in detail
      ? detail.items.map((item) => ({ key: item, shown: (<span dir="ltr">{item}</span>) as ReactNode }))
      : detail.sessions.map((session) => ({
          key: sessionPath(session),
          shown: <IdLink href={sessionPath(session)} id={`${session.agent_id} / ${session.session_id}`} />,
        }));
  return (
    <ul className={classes.items} tabIndex={rows.length > 8 ? 0 : undefined} aria-label={detail.name}>
      {rows.map(({ key, shown }) => (
        <li key={key} className={facts.mono}>
          {shown}
        </li>
      ))}
    </ul>
  );
}
