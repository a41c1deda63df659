import { TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { describeFailure } from '#hooks/failures';
import { useRenameMe } from '#hooks/use-me';
import { fieldWords } from '../problems/field-words';
import { PartFailure } from '../problems/part-failure';
import { useAnnounce } from '../shell/announcer';
import { BusyButton } from '../shell/busy-button';
import { useUnsaved } from '../shell/unsaved';
import classes from './profile.module.css';

const longestName = 200;

/** The reader's own name, as others see it. */
export function NameForm({ name }: { name: string }) {
  const [text, setText] = useState(name);
  const rename = useRenameMe();
  const router = useRouter();
  const announce = useAnnounce();
  const saved = rename.data?.name ?? name;
  const isChanged = text.trim() !== saved;
  const problem = rename.error === null ? undefined : describeFailure(rename.error).fieldErrors?.name;
  useUnsaved(isChanged);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isChanged || rename.isPending) return;
    rename.mutate(text.trim(), {
      onSuccess: (me) => {
        setText(me.name);
        announce('Name saved.');
        // The page header shows it, too.
        router.refresh();
      },
    });
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <TextInput
        label="Name"
        description="Others see it next to what you do. Existing records keep your earlier name."
        dir="auto"
        autoComplete="name"
        maxLength={longestName}
        value={text}
        error={problem === undefined ? undefined : fieldWords(problem)}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {rename.error === null || problem !== undefined ? null : (
        <PartFailure
          words="Your name was not changed. What you typed is still here."
          unknown="We don’t know whether your name was saved. What you typed is still here, and it’s safe to save again."
          error={rename.error}
        />
      )}
      <div className={classes.done}>
        <BusyButton type="submit" variant="default" size="xs" isBusy={rename.isPending} disabled={!isChanged}>
          Save name
        </BusyButton>
        {rename.isSuccess && !isChanged ? <span className={classes.quiet}>Saved.</span> : null}
      </div>
    </form>
  );
}
