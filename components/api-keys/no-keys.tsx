import { Button } from '@mantine/core';
import type { ApiKey } from '#contract/api-keys';
import { CopyableId } from '../ids/copyable-id';
import classes from './api-keys.module.css';
import { stateWords } from './key-words';

const commandLine = 'npm run keys -- create --name "CRM" --permissions sessions:read';

type NoKeysProps = {
  state: ApiKey['state'] | null;
  onCreate: () => void;
  onAll: () => void;
};

/** An empty list of keys: none exist yet, or none have this state. */
export function NoKeys({ state, onCreate, onAll }: NoKeysProps) {
  if (state !== null) {
    return (
      <div className={classes.empty}>
        <p>{`No ${stateWords[state].toLowerCase()} keys.`}</p>
        <Button size="compact-sm" variant="default" onClick={onAll}>
          All states
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.empty}>
      <p>
        No keys yet. With a key, a program can read and change sessions through the API, within the permissions you
        choose.
      </p>
      <Button size="xs" variant="default" onClick={onCreate}>
        Create the first key
      </Button>
      <p>Or run this in the desk’s folder, on the machine that runs it:</p>
      <CopyableId id={commandLine} what="The command" />
    </div>
  );
}
