import { Button } from '@mantine/core';
import type { Outcome } from '#contract/lookups';
import { sessionPath } from '../addresses/session-address';
import { TimeText } from '../times/time-text';
import classes from './look-up.module.css';
import { SessionLink } from './session-link';

const maxHolders = 20;

type LookupResultProps = {
  outcome: Outcome;
  /** looks up another text */
  onTry: (text: string) => void;
  /** the one session that was found is being opened, so no link to it is shown */
  isOpening?: boolean;
  /** where sessions link to, if not to their pages */
  pathOf?: typeof sessionPath;
};

/** The result of an outcome: the session, the suggestions, or what to do. */
export function LookupResult({ outcome, onTry, isOpening = false, pathOf = sessionPath }: LookupResultProps) {
  const { session_id, agent_ids, did_you_mean, deleted_at, deleted_by } = outcome;
  return (
    <div className={classes.answer}>
      {deleted_at !== null && (
        <p className={classes.sentence}>
          Deleted by {deleted_by} <TimeText iso={deleted_at} />
          {agent_ids.length > 0 && '. A session with this ID exists under:'}
        </p>
      )}
      {sentence(outcome) !== null && <p className={classes.sentence}>{sentence(outcome)}</p>}
      {session_id !== null && !isOpening && agent_ids.length > 0 && (
        <ul className={classes.links}>
          {agent_ids.map((agentId) => (
            <li key={agentId}>
              <SessionLink
                agentId={agentId}
                sessionId={session_id}
                pathOf={pathOf}
              >{`${agentId} / ${session_id}`}</SessionLink>
            </li>
          ))}
        </ul>
      )}
      {did_you_mean.length > 0 && (
        <>
          <p className={classes.sentence}>Did you mean:</p>
          <ul className={classes.links}>
            {did_you_mean.map((meant) => (
              <li key={`${meant.agent_id}/${meant.session_id}`}>
                <Suggestion meant={meant} outcome={outcome} onTry={onTry} pathOf={pathOf} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

type SuggestionProps = {
  meant: Outcome['did_you_mean'][number];
  outcome: Outcome;
  onTry: (text: string) => void;
  pathOf: typeof sessionPath;
};

function Suggestion({ meant: { agent_id, session_id }, outcome, onTry, pathOf }: SuggestionProps) {
  if (session_id !== null) {
    // Under the pasted agent, only the session is new; elsewhere, both IDs are.
    const name = agent_id === outcome.agent_id ? session_id : `${agent_id} / ${session_id}`;
    return (
      <SessionLink agentId={agent_id} sessionId={session_id} pathOf={pathOf}>
        {name}
      </SessionLink>
    );
  }
  const text = [agent_id, outcome.session_id].filter((part) => part !== null).join(' ');
  return (
    <Button variant="default" size="compact-sm" className={classes.tryButton} onClick={() => onTry(text)}>
      <span className={classes.id}>{agent_id}</span>
    </Button>
  );
}

function sentence({ outcome, agent_ids, did_you_mean }: Outcome): string | null {
  switch (outcome) {
    case 'found_under_several_agents':
      return agent_ids.length < maxHolders
        ? `Found under ${agent_ids.length} of your agents. Open it under:`
        : `Found under many of your agents. The first ${maxHolders}:`;
    case 'exists_under_another_agent':
      return foundUnder(agent_ids);
    case 'agent_not_found':
      return agent_ids.length > 0 ? foundUnder(agent_ids) : null;
    case 'agent_found':
      return did_you_mean.length > 0 ? null : 'Add a session ID.';
    case 'not_yours_to_see':
      return 'Nothing was looked up. Ask an admin to add this agent to your list, or someone with access to look it up.';
    case 'nothing_recognised':
      return did_you_mean.length > 0 ? null : 'Fix the ID and try again.';
    case 'session_not_found':
      return did_you_mean.length > 0 ? null : 'Check it against its source: characters are easily lost when copying.';
    case 'deleted':
    case 'found':
      return null;
  }
}

function foundUnder({ length }: readonly string[]): string {
  return length > 1 ? 'Found under other agents:' : 'Found under another agent:';
}
