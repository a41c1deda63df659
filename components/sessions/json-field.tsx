import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useId, useMemo, useRef } from 'react';
import { useNumber } from '../numbers/use-number';
import type { TextProblem } from './draft';
import classes from './session-editor.module.css';

type JsonFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** what is wrong with the text, and where */
  problem: TextProblem | null;
};

const lineHeight = 20;

/** A text field for JSON with line numbers. An error is shown below it, and its line is marked. */
export function JsonField({ label, value, onChange, problem }: JsonFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLDivElement>(null);
  const id = useId();
  const write = useNumber();
  const lines = useMemo(() => value.split('\n').length, [value]);

  const goThere = ({ offset, line }: TextProblem) => {
    const area = field.current;
    if (area === null) return;
    area.focus();
    area.setSelectionRange(offset, Math.min(offset + 1, value.length));
    area.scrollTop = Math.max(0, (line - 4) * lineHeight);
  };

  return (
    <div>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <div className={classes.code} data-problem={problem !== null || undefined}>
        <div ref={numbers} aria-hidden className={classes.numbers}>
          <LineNumbers lines={lines} marked={problem?.line ?? null} />
        </div>
        <textarea
          ref={field}
          id={id}
          className={classes.text}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onScroll={(event) => {
            if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop;
          }}
          rows={Math.min(28, Math.max(8, lines + 1))}
          wrap="off"
          dir="ltr"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
        />
      </div>
      <div id={`${id}-problem`} role="status" className={classes.verdict} data-problem={problem !== null || undefined}>
        {problem === null ? (
          <>
            <IconCircleCheck size={14} stroke={2} aria-hidden />
            <span>Valid JSON, within the limits.</span>
          </>
        ) : (
          <>
            <IconAlertTriangle size={14} stroke={2} aria-hidden />
            <span>{`Line ${write(problem.line)}, column ${write(problem.column)}: ${problem.message}.`}</span>
            <UnstyledButton className={classes.place} onClick={() => goThere(problem)}>
              Go to error
            </UnstyledButton>
          </>
        )}
      </div>
    </div>
  );
}

/** One text node for all numbers but the marked one: a text may have tens of thousands of lines. */
function LineNumbers({ lines, marked }: { lines: number; marked: number | null }) {
  const all = useMemo(() => Array.from({ length: lines }, (_, index) => index + 1), [lines]);
  if (marked === null || marked > lines) return all.join('\n');
  return (
    <>
      {all.slice(0, marked - 1).join('\n')}
      {marked > 1 ? '\n' : ''}
      <mark className={classes.markedLine}>{marked}</mark>
      {marked < lines ? '\n' : ''}
      {all.slice(marked).join('\n')}
    </>
  );
}
