import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Outcome } from '#contract/lookups';
import type { PastedItem } from '#contract/pasted-text/lines';
import { useCreateLookup } from '#hooks/use-lookups';
import { useCopy } from '../ids/use-copy';
import { Failure } from './failure';
import { OutcomeLine } from './outcome-line';
import { asTsv, type OutcomeRow, outcomeRow, outcomeRows, writtenPair } from './outcome-rows';
import classes from './outcomes.module.css';

type Meant = Outcome['did_you_mean'][number];

/**
 * The outcome of each line of a pasted text, as a table. Suggestions are buttons: one is looked up, and its result
 * replaces the line's row.
 */
export function Outcomes({ items, outcomes }: { items: readonly PastedItem[]; outcomes: readonly Outcome[] }) {
  const [rows, setRows] = useState(() => outcomeRows(items, outcomes));
  const { copied, copy } = useCopy();
  const table = useRef<HTMLTableSectionElement>(null);
  const lookup = useCreateLookup();
  const [trying, setTrying] = useState<{ at: number; meant: Meant } | null>(null);

  const tryMeant = (at: number, meant: Meant) => {
    if (lookup.isPending) return;
    setTrying({ at, meant });
    const text = textOf(meant, rows[at]);
    lookup.mutate(
      { text },
      {
        onSuccess: ({ outcomes: [outcome] }) => {
          if (outcome === undefined) return;
          const replaced = (row: OutcomeRow) => outcomeRow({ ...outcome, line: row.line }, text);
          setRows((before) => before.map((row, place) => (place === at ? replaced(row) : row)));
          // The button is gone, so its row gets the focus.
          table.current?.rows[at]?.focus();
        },
      },
    );
  };

  return (
    <div className={classes.outcomes}>
      <div className={classes.heading}>
        <h2>Outcomes</h2>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={
            copied === 'done' ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} stroke={1.75} aria-hidden />
          }
          onClick={() => void copy(asTsv(rows), 'The table')}
        >
          {copied === null ? 'Copy as table' : copied === 'done' ? 'Copied' : 'Not copied: blocked by the browser'}
        </Button>
      </div>
      {lookup.isError && trying !== null && (
        <Failure error={lookup.error} onRetry={() => tryMeant(trying.at, trying.meant)} />
      )}
      <table className={classes.table} aria-label="Outcomes">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Text</th>
            <th scope="col">Outcome</th>
            <th scope="col">Agent</th>
            <th scope="col">Session</th>
          </tr>
        </thead>
        <tbody ref={table}>
          {rows.map((row, at) => (
            <OutcomeLine
              // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their places, and several may begin in one line
              key={at}
              row={row}
              isBusy={lookup.isPending && trying?.at === at}
              onTry={(meant) => tryMeant(at, meant)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A suggested agent without a session is combined with the session ID of the line. */
function textOf(meant: Meant, row: OutcomeRow | undefined): string {
  const session = row?.outcome.session_id ?? null;
  return meant.session_id === null && session !== null ? `${meant.agent_id} ${session}` : writtenPair(meant);
}
