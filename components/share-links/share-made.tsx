import { Button, Textarea, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { NewShareLink } from '#contract/share-links';
import { useCopy } from '../ids/use-copy';
import { useTimeDisplay } from '../times/time-display';
import { messageFor } from './link-words';
import classes from './share-links.module.css';

type ShareMadeProps = { link: NewShareLink; sharedBy: string; onClose: () => void };

/** A link that was just created, and a message to send it with. It is shown only here. */
export function ShareMade({ link, sharedBy, onClose }: ShareMadeProps) {
  const { exact, utc, zone } = useTimeDisplay();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const until = zone === 'UTC' ? exact(link.expires_at) : `${exact(link.expires_at)} (${utc(link.expires_at)})`;
  const message = messageFor({ sharedBy, url: link.url, until, hasPassphrase: link.has_passphrase });
  return (
    <div className={classes.form}>
      <p>
        <strong>Copy it now: it won’t be shown again.</strong> You can revoke it at any time under Share links.
      </p>
      <div className={classes.copy}>
        <TextInput
          ref={field}
          label="Link"
          readOnly
          value={link.url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={link.url} what="The link" words="Copy link" isMain />
      </div>
      <div className={classes.copy}>
        <Textarea label="Message to send" readOnly autosize minRows={3} value={message} />
        <CopyButton text={message} what="The message" words="Copy message" />
      </div>
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          Done
        </Button>
      </div>
    </div>
  );
}

type CopyButtonProps = { text: string; what: string; words: string; isMain?: boolean };

function CopyButton({ text, what, words, isMain = false }: CopyButtonProps) {
  const { copied, copy } = useCopy();
  const Icon = copied === 'done' ? IconCheck : IconCopy;
  return (
    <Button
      size="xs"
      variant={isMain ? 'filled' : 'default'}
      leftSection={<Icon size={15} stroke={1.75} aria-hidden />}
      onClick={() => void copy(text, what)}
    >
      {copied === 'done' ? 'Copied' : copied === 'failed' ? 'Not copied' : words}
    </Button>
  );
}
