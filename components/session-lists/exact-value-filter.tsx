import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';

type ExactValueProps = { match: string | null; onMatch: (match: string | null) => void };

/** An exact personal value. It stays in the open page: never in a URL, a saved view, or storage. */
export function ExactValueFilter({ match, onMatch }: ExactValueProps) {
  const [text, setText] = useState(match ?? '');
  const find = (event: FormEvent) => {
    event.preventDefault();
    onMatch(text === '' ? null : text);
  };
  return (
    <form onSubmit={find}>
      <TextInput
        label="Exact personal value"
        description="E.g. a full e-mail address. Each search is recorded with a hash of the value; the value itself isn’t stored and is gone when you leave the page. Limit: 30 a minute."
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={1_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button.Group mt="xs">
        <Button type="submit" size="xs" variant="default" disabled={text === '' && match === null}>
          Find value
        </Button>
        {match !== null && (
          <Button
            size="xs"
            variant="default"
            onClick={({ currentTarget }) => {
              // The button goes away.
              currentTarget.form?.querySelector('input')?.focus();
              setText('');
              onMatch(null);
            }}
          >
            Clear
          </Button>
        )}
      </Button.Group>
    </form>
  );
}
