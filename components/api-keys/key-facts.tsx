import Link from 'next/link';
import type { ReactNode } from 'react';
import type { ApiKey } from '#contract/api-keys';
import { CopyableId } from '../ids/copyable-id';
import { useNumber } from '../numbers/use-number';
import { TimeText } from '../times/time-text';
import classes from './api-keys.module.css';
import { beginningOf, keyPath, makerInWords } from './key-words';

/** All details of a key. */
export function KeyFacts({ apiKey }: { apiKey: ApiKey }) {
  const write = useNumber();
  const { created_by: maker, last_failure: failure } = apiKey;
  const more = makerInWords(maker);
  return (
    <dl className={classes.facts} aria-label="Details">
      <Fact name="Permissions">
        {apiKey.permissions.length === 0 ? (
          'None: this key can’t do anything'
        ) : (
          <ul className={classes.levels}>
            {apiKey.permissions.map((permission) => (
              <li key={permission}>
                <code>{permission}</code>
              </li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact name="Agents">
        {apiKey.agent_ids === null ? (
          'All, including new ones'
        ) : apiKey.agent_ids.length === 0 ? (
          'None: this key can’t access any sessions'
        ) : (
          <ul className={classes.levels}>
            {apiKey.agent_ids.map((id) => (
              <li key={id}>
                <CopyableId id={id} what="The agent ID" />
              </li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact name="Personal data">{apiKey.permissions.includes('personal_data:read') ? 'Unmasked' : 'Masked'}</Fact>
      <Fact name="Rate limit">{`${write(apiKey.limit)} calls per 60 seconds`}</Fact>
      {/* Revoked is final: the expiry no longer matters. */}
      {apiKey.state === 'revoked' ? null : (
        <Fact name="Expires">{apiKey.expires_at === null ? 'Never' : <TimeText iso={apiKey.expires_at} />}</Fact>
      )}
      <Fact name="Created">
        <TimeText iso={apiKey.created_at} /> by <bdi>{maker.name}</bdi>
        {more === '' ? null : <span className={classes.quiet}>{` (${more})`}</span>}
      </Fact>
      <Fact name="Last used">{apiKey.last_used_at === null ? 'Never' : <TimeText iso={apiKey.last_used_at} />}</Fact>
      <Fact name="Last error">
        {failure === null ? (
          'None in the last 30 days'
        ) : (
          <>
            {`${failure.status} ${failure.code ?? ''} `}
            <TimeText iso={failure.at} /> <CopyableId id={failure.request_id} what="The request ID" />
          </>
        )}
      </Fact>
      {apiKey.replaces === null ? null : (
        <Fact name="Replaces">
          <KeyLink id={apiKey.replaces} />
        </Fact>
      )}
      {apiKey.replaced_by === null ? null : (
        <Fact name="Replaced by">
          <KeyLink id={apiKey.replaced_by} />
        </Fact>
      )}
    </dl>
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

function KeyLink({ id }: { id: string }) {
  return (
    <Link href={keyPath(id)} prefetch={false}>
      {beginningOf({ id })}
    </Link>
  );
}
