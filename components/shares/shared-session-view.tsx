import type { ReactNode } from 'react';
import { sessionFields, type TextName, textNames } from '#contract/session-fields';
import type { SharedSession } from '#contract/shared-session';
import { StatusBadge } from '../controls/status-badge';
import { MarkedText } from '../metadata/marked-text';
import { DeskTime } from './desk-time';
import { SharedMetadata } from './shared-metadata';
import classes from './shares.module.css';

type SharedSessionViewProps = {
  sharedBy: string;
  until: string;
  openUntil: string;
  /** the zone of the desk */
  zone: string;
  session: SharedSession;
};

/** A session as the recipient of a link sees it: only what the creator chose, and read-only. */
export function SharedSessionView({ sharedBy, until, openUntil, zone, session }: SharedSessionViewProps) {
  const { id, agent_id, metadata, enabled, created_at, last_change } = session;
  const masked = new Set(session.masked);
  return (
    <article className={classes.session}>
      <p className={classes.banner}>
        Shared by <bdi>{sharedBy}</bdi> until <DeskTime iso={until} zone={zone} />. This page stays open until{' '}
        <DeskTime iso={openUntil} zone={zone} />.
      </p>
      <h1 className={classes.title}>{id === undefined ? 'Session' : <span className={classes.id}>{id}</span>}</h1>
      <dl className={classes.facts}>
        {agent_id === undefined ? null : <Fact name="Agent">{<span className={classes.id}>{agent_id}</span>}</Fact>}
        {enabled === undefined ? null : (
          <Fact name="Status">
            <StatusBadge enabled={enabled} />
          </Fact>
        )}
        {created_at === undefined ? null : <Fact name="Created">{<DeskTime iso={created_at} zone={zone} />}</Fact>}
        {last_change === undefined ? null : (
          <Fact name="Last changed">
            <DeskTime iso={last_change.at} zone={zone} /> by <bdi>{last_change.by}</bdi>
          </Fact>
        )}
      </dl>
      {textNames.map((name) => (
        <SharedText key={name} name={name} text={session[name]} masked={masked} />
      ))}
      {metadata === undefined ? null : <SharedMetadata text={metadata} masked={masked} />}
      {masked.size === 0 ? null : (
        <p className={classes.quiet}>
          Values with a lock are hidden personal data. Within this link, the same placeholder always means the same
          value, unless it only says “hidden”.
        </p>
      )}
    </article>
  );
}

type SharedTextProps = {
  name: TextName;
  /** undefined: the link does not show it */
  text: string | null | undefined;
  masked: ReadonlySet<string>;
};

function SharedText({ name, text, masked }: SharedTextProps) {
  if (text === undefined) return null;
  const { label } = sessionFields[name];
  return (
    <section>
      <h2 className={classes.heading}>{label}</h2>
      {text === null || text === '' ? (
        <p className={classes.quiet}>No {label.toLowerCase()}</p>
      ) : (
        <p className={classes.description} dir="auto">
          <MarkedText text={text} masked={masked.has(`/${name}`)} />
        </p>
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
