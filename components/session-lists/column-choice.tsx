import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { type ColumnName, columnNames, keepColumns, mostKeys, useColumns } from './columns';
import classes from './lists.module.css';

/** Which columns the list has. The choice is saved in this browser. */
export function ColumnChoice() {
  const columns = useColumns();
  const [key, setKey] = useState('');
  const { shown, keys } = columns;
  const field = useRef<HTMLInputElement>(null);
  const isFull = keys.length >= mostKeys;
  const toggle = (name: ColumnName) =>
    keepColumns({ ...columns, shown: shown.includes(name) ? shown.filter((each) => each !== name) : [...shown, name] });
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() === '' || isFull) return;
    keepColumns({ ...columns, keys: [...keys, key.trim()] });
    setKey('');
    field.current?.focus();
  };
  return (
    <div className={classes.columns}>
      {Object.entries(columnNames).map(([name, label]) => (
        <Checkbox
          key={name}
          size="xs"
          label={label}
          checked={shown.includes(name as ColumnName)}
          onChange={() => toggle(name as ColumnName)}
        />
      ))}
      {keys.map((each) => (
        <div key={each} className={classes.keyColumn}>
          <code dir="ltr">{each}</code>
          <ActionIcon
            size={24}
            variant="subtle"
            color="gray"
            aria-label={`Remove the column ${each}`}
            onClick={() => {
              keepColumns({ ...columns, keys: keys.filter((other) => other !== each) });
              field.current?.focus();
            }}
          >
            <IconX size={14} stroke={1.75} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <form onSubmit={add} className={classes.addKey}>
        <TextInput
          ref={field}
          size="xs"
          label="Metadata key"
          placeholder={isFull ? `Maximum ${mostKeys}` : 'priority'}
          spellCheck={false}
          autoCapitalize="off"
          maxLength={200}
          readOnly={isFull}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" disabled={isFull}>
          Add
        </Button>
      </form>
    </div>
  );
}
