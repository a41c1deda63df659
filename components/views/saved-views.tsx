import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { type FormEvent, type RefObject, useRef, useState } from 'react';
import type { View, ViewFilters } from '#contract/views';
import { useCreateView, useDeleteView, useRenameView, useViews } from '#hooks/use-views';
import { writeListAddress } from '../addresses/list-address';
import { BusyButton } from '../controls/busy-button';
import { showFailure } from '../notices/show-failure';
import { PartFailure } from '../problems/part-failure';
import classes from './views.module.css';

const maxNameLength = 100;

type SavedViewsProps = {
  filters: ViewFilters;
  /** an exact personal value is among the filters: it is not saved */
  hasMatch: boolean;
  onOpen: (filters: ViewFilters) => void;
};

/** The reader's saved views: open, save, rename, delete. */
export function SavedViews({ filters, hasMatch, onOpen }: SavedViewsProps) {
  const { data: views, isError, error, refetch } = useViews();
  const remove = useDeleteView((failure, { name }) =>
    showFailure({
      words: `The view “${name}” was not deleted.`,
      unknown: `We don’t know whether the view “${name}” was deleted.`,
      error: failure,
    }),
  );
  const list = useRef<HTMLUListElement>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const onDelete = (view: View) => {
    if (remove.isPending) return;
    remove.mutate(view, {
      onSuccess: () => {
        // To the view that takes its place, or to the form for a new one.
        const links = [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])];
        const index = views?.findIndex(({ id }) => id === view.id) ?? -1;
        const neighbour = views?.[index + 1] ?? views?.[index - 1];
        const link = links.find((each) => each.dataset.view === neighbour?.id);
        (link ?? nameField.current)?.focus();
      },
    });
  };
  return (
    <div className={classes.views}>
      {isError && <PartFailure words="Your views could not be loaded." error={error} onRetry={() => void refetch()} />}
      {views === undefined && !isError && <p className={classes.dimmed}>Loading your views …</p>}
      {views?.length === 0 && <p className={classes.dimmed}>No saved views yet.</p>}
      {views !== undefined && views.length > 0 && (
        <ul ref={list} className={classes.list}>
          {views.map((view) => (
            <SavedView
              key={view.id}
              view={view}
              onOpen={() => onOpen(view.filters)}
              onDelete={() => onDelete(view)}
              isDeleting={remove.isPending && remove.variables.id === view.id}
            />
          ))}
        </ul>
      )}
      <SaveForm filters={filters} hasMatch={hasMatch} field={nameField} />
    </div>
  );
}

type SaveFormProps = Pick<SavedViewsProps, 'filters' | 'hasMatch'> & { field: RefObject<HTMLInputElement | null> };

function SaveForm({ filters, hasMatch, field }: SaveFormProps) {
  const save = useCreateView();
  const [name, setName] = useState('');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || save.isPending) return;
    save.mutate({ name, filters }, { onSuccess: () => setName('') });
    // Without a name the button is disabled, so the focus goes to the field.
    field.current?.focus();
  };
  return (
    <form onSubmit={onSubmit} className={classes.save}>
      <TextInput
        ref={field}
        size="xs"
        label="Save this view as"
        description={hasMatch ? 'The exact value isn’t saved.' : undefined}
        autoComplete="off"
        maxLength={maxNameLength}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <BusyButton type="submit" size="xs" isBusy={save.isPending} disabled={name.trim() === ''}>
        Save
      </BusyButton>
      {save.isError && (
        <PartFailure
          words="The view was not saved. Its name is still here."
          unknown="We don’t know whether the view was saved. Its name is still here."
          error={save.error}
        />
      )}
    </form>
  );
}

type SavedViewProps = { view: View; onOpen: () => void; onDelete: () => void; isDeleting: boolean };

function SavedView({ view, onOpen, onDelete, isDeleting }: SavedViewProps) {
  const [mode, setMode] = useState<'shown' | 'renamed' | 'deleted'>('shown');
  const [name, setName] = useState(view.name);
  const rename = useRenameView();
  // Going back focuses the button that was pressed.
  const [left, setLeft] = useState<typeof mode>('shown');
  const back = () => {
    setLeft(mode);
    setMode('shown');
  };
  const onRename = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !rename.isPending) rename.mutate({ id: view.id, name }, { onSuccess: back });
  };
  return (
    <li className={classes.view}>
      {mode === 'shown' && (
        <>
          <a
            href={writeListAddress(view.filters)}
            data-view={view.id}
            className={classes.link}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onOpen();
            }}
          >
            <bdi>{view.name}</bdi>
          </a>
          <ActionIcon
            size={28}
            variant="subtle"
            color="gray"
            aria-label={`Rename ${view.name}`}
            autoFocus={left === 'renamed'}
            onClick={() => {
              setName(view.name);
              setMode('renamed');
            }}
          >
            <IconPencil size={15} stroke={1.75} aria-hidden />
          </ActionIcon>
          <ActionIcon
            size={28}
            variant="subtle"
            color="gray"
            aria-label={`Delete ${view.name}`}
            autoFocus={left === 'deleted'}
            onClick={() => setMode('deleted')}
          >
            <IconTrash size={15} stroke={1.75} aria-hidden />
          </ActionIcon>
        </>
      )}
      {mode === 'renamed' && (
        <form onSubmit={onRename} className={classes.save}>
          <TextInput
            size="xs"
            aria-label={`New name for ${view.name}`}
            data-autofocus
            autoFocus
            maxLength={maxNameLength}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <BusyButton type="submit" size="xs" isBusy={rename.isPending} disabled={name.trim() === ''}>
            Rename
          </BusyButton>
          <Button size="xs" variant="default" onClick={back}>
            Cancel
          </Button>
          {rename.isError && (
            <PartFailure
              words="The view was not renamed. What you typed is still here."
              unknown="We don’t know whether the view was renamed. What you typed is still here."
              error={rename.error}
            />
          )}
        </form>
      )}
      {mode === 'deleted' && (
        <div className={classes.sure}>
          <span>
            Delete <bdi>{view.name}</bdi>?
          </span>
          <BusyButton size="xs" color="red" autoFocus isBusy={isDeleting} onClick={onDelete}>
            Delete
          </BusyButton>
          <Button size="xs" variant="default" onClick={back}>
            Keep
          </Button>
        </div>
      )}
    </li>
  );
}
