import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { NewApiKey } from '#contract/api-keys';
import type { SessionKey } from '../addresses/session-address';
import { useUnsaved } from '../browser/unsaved';
import { useCopy } from '../ids/use-copy';
import { curlWithKey } from './key-curl';
import classes from './key-form.module.css';

/** A session for the command that tries a key. */
export type ExampleSession = SessionKey & {
  /** whether it exists on this desk; otherwise the IDs only show where real ones go */
  exists: boolean;
};

type NewKeyProps = {
  made: NewApiKey;
  example: ExampleSession;
  /** what happened to the key that this one replaces */
  children?: ReactNode;
  onDone: () => void;
};

/** A new key, shown once: to copy, and with a command that tries it. It is kept nowhere else in the browser. */
export function NewKey({ made, example, children, onDone }: NewKeyProps) {
  const key = useCopy();
  const line = useCopy();
  const first = useRef<HTMLButtonElement>(null);
  const curl = curlWithKey(window.location.origin, made, example);
  const isExample = curl?.includes(example.session_id) === true;
  useUnsaved(true);
  // The form that had the focus is gone.
  useEffect(() => first.current?.focus(), []);
  return (
    <div className={classes.form}>
      <Alert color="amber" variant="light" icon={<IconAlertTriangle size={18} stroke={1.75} aria-hidden />}>
        This key is shown only once. The desk keeps no copy, so store it safely before you close this. Anyone with this
        key has all its permissions.
      </Alert>
      {children}
      <section aria-label="New key" className={classes.secret}>
        <code dir="ltr">{made.key}</code>
        <Button
          ref={first}
          data-autofocus
          size="xs"
          leftSection={<CopyIcon isCopied={key.copied === 'done'} />}
          onClick={() => void key.copy(made.key, 'The key')}
        >
          {key.copied === 'done' ? 'Copied' : 'Copy key'}
        </Button>
      </section>
      {curl === null ? null : (
        <section aria-label="Try the key" className={classes.secret}>
          <p>
            {isExample && !example.exists
              ? 'To try it, put the IDs of one of your sessions into this command:'
              : 'To try it, run this command:'}
          </p>
          <code dir="ltr">{curl}</code>
          <Button
            size="xs"
            variant="default"
            leftSection={<CopyIcon isCopied={line.copied === 'done'} />}
            onClick={() => void line.copy(curl, 'The curl command')}
          >
            {line.copied === 'done' ? 'Copied' : 'Copy command'}
          </Button>
        </section>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          I’ve stored the key
        </Button>
      </Group>
    </div>
  );
}

function CopyIcon({ isCopied }: { isCopied: boolean }) {
  const Icon = isCopied ? IconCheck : IconCopy;
  return <Icon size={14} stroke={1.75} aria-hidden />;
}
