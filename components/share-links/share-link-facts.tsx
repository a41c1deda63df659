import type { ShareLink } from '#contract/share-links';
import { CopyableId } from '../ids/copyable-id';
import { TimeText } from '../times/time-text';
import { opensWords, sharedWords, stateWords, whyEnded } from './link-words';
import classes from './share-links.module.css';

/** A link's state: a word and an icon. */
export function ShareLinkState({ link: { state } }: { link: ShareLink }) {
  const { word, Icon } = stateWords[state];
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {word}
    </span>
  );
}

/** What a link shows and how, who created it, when it expires, and how often it was opened. */
export function ShareLinkFacts({ link }: { link: ShareLink }) {
  const why = whyEnded(link);
  return (
    <>
      <div className={classes.facts}>
        <span>
          Shared by <bdi>{link.made_by.name}</bdi>
          {link.made_by.kind === 'api_key' ? ' (API key)' : ''} <TimeText iso={link.created_at} />
        </span>
        <span>
          {endVerb(link)} <TimeText iso={link.expires_at} />
        </span>
        {why === null ? null : <span>{`because ${why}`}</span>}
      </div>
      <div className={classes.facts}>
        <span>{opensWords(link)}</span>
        {link.last_opened_at === null ? null : (
          <span>
            last opened <TimeText iso={link.last_opened_at} />
          </span>
        )}
        <span>{link.masked ? 'personal data masked' : 'personal data unmasked'}</span>
        <span>
          {link.mode === 'live' ? 'live' : 'snapshot'}
          {link.revision_id === null ? null : (
            <>
              {' of '}
              <CopyableId id={link.revision_id} what="The revision’s ID" />
            </>
          )}
        </span>
        {link.has_passphrase ? <span>passphrase required</span> : null}
        {link.locked_until === null ? null : (
          <span>
            locked after too many wrong passphrases, until <TimeText iso={link.locked_until} />
          </span>
        )}
      </div>
      <div className={classes.quiet}>{sharedWords(link)}</div>
      {link.reason ? (
        <div>
          <span className={classes.quiet}>Reason: </span>
          <bdi>{link.reason}</bdi>
        </div>
      ) : null}
    </>
  );
}

function endVerb({ state }: ShareLink): string {
  if (state === 'expired') return 'expired';
  return state === 'active' || state === 'used_up' ? 'expires' : 'would have expired';
}
