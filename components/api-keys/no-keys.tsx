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

/** A list without keys: because there is none yet, or none in this state. */
export function NoKeys({ state, onCreate, onAll }: NoKeysProps) {
  if (state !== null) {
    return (
      <div className={classes.empty}>
        <p>{`No key is ${stateWords[state].toLowerCase()}.`}</p>
        <Button size="compact-sm" variant="default" onClick={onAll}>
          All states
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.empty}>
      <p>
        There is no key yet. With a key, a program reads and changes sessions through the API, within what you allow.
      </p>
      <Button size="xs" variant="default" onClick={onCreate}>
        Create the first key
      </Button>
      <p>Or on the machine of the desk, in its folder:</p>
      <CopyableId id={commandLine} what="The command" />
    </div>
  );
}
