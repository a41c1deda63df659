import type { ReactNode } from 'react';
import type { SharedSession } from '#contract/shared-session';
import { MarkedText } from '../metadata/marked-text';
import { StatusBadge } from '../sessions/status-badge';
import { SharedMetadata } from './shared-metadata';
import classes from './shares.module.css';
import { UtcTime } from './utc-time';

type SharedSessionViewProps = { sharedBy: string; until: string; openUntil: string; session: SharedSession };

/** A session as the recipient of a link gets it: only what the maker chose, to be read and nothing else. */
export function SharedSessionView({ sharedBy, until, openUntil, session }: SharedSessionViewProps) {
  const { id, agent_id, description, metadata, enabled, created_at, last_change } = session;
  const masked = new Set(session.masked);
  return (
    <article className={classes.session}>
      <p className={classes.banner}>
        Shared by <bdi>{sharedBy}</bdi> until <UtcTime iso={until} />. Open here until <UtcTime iso={openUntil} />.
      </p>
      <h1 className={classes.title}>{id === undefined ? 'A session' : <span className={classes.id}>{id}</span>}</h1>
      <dl className={classes.facts}>
        {agent_id === undefined ? null : <Fact name="Agent">{<span className={classes.id}>{agent_id}</span>}</Fact>}
        {enabled === undefined ? null : (
          <Fact name="Status">
            <StatusBadge enabled={enabled} />
          </Fact>
        )}
        {created_at === undefined ? null : <Fact name="Created">{<UtcTime iso={created_at} />}</Fact>}
        {last_change === undefined ? null : (
          <Fact name="Last changed">
            <UtcTime iso={last_change.at} /> by <bdi>{last_change.by}</bdi>
          </Fact>
        )}
      </dl>
      {description === undefined ? null : (
        <section>
          <h2 className={classes.heading}>Description</h2>
          {description === null || description === '' ? (
            <p className={classes.quiet}>No description</p>
          ) : (
            <p className={classes.description} dir="auto">
              <MarkedText text={description} masked={masked.has('/description')} />
            </p>
          )}
        </section>
      )}
      {metadata === undefined ? null : <SharedMetadata text={metadata} masked={masked} />}
      {masked.size === 0 ? null : (
        <p className={classes.quiet}>
          What is hatched and has a lock is hidden personal data. Within this link the same placeholder always stands
          for the same value, unless it says only that something is hidden.
        </p>
      )}
    </article>
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
