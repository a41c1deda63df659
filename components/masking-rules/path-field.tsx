import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { parsePathPattern, pathPatternLimits } from '#contract/path-patterns';
import values from '../metadata/values.module.css';
import { PathText } from '../revisions/path-text';
import { pathProblem } from './masking-draft';
import classes from './path-lists.module.css';

type PathFieldProps = {
  label: string;
  path: string;
  /** the reader tried to send the form: empty fields are invalid now as well */
  isAttempted: boolean;
  /** a note about the path that is not an error */
  note?: string | null;
  onWrite: (path: string) => void;
};

// Longer text is accepted, so that the reader sees what is too long.
const maxTypedLength = pathPatternLimits.characters * 2;

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A path. Its error is shown once the reader stops typing. */
export function PathField({ label, path, isAttempted, note = null, onWrite }: PathFieldProps) {
  const [isTyping, setTyping] = useState(false);
  const problem = !isTyping && (isAttempted || path.trim() !== '') ? pathProblem(path) : null;
  return (
    <div className={classes.path}>
      <TextInput
        size="xs"
        aria-label={label}
        placeholder="customer.loyalty_number"
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        maxLength={maxTypedLength}
        title={path.length > 30 ? path : undefined}
        classNames={{ input: classes.pathInput }}
        attributes={{ input: { autoCapitalize: 'off', autoCorrect: 'off', 'data-part': 'path' } }}
        value={path}
        error={problem}
        errorProps={{ className: classes.error }}
        onChange={({ currentTarget }) => {
          // An error that is shown already is checked with every keystroke, so that it disappears once the path is
          // right.
          if (problem === null) setTyping(true);
          onWrite(currentTarget.value);
        }}
        onBlur={() => setTyping(false)}
      />
      {note === null ? null : <p className={classes.note}>{note}</p>}
      {rightToLeft.test(path) ? <InOrder path={path.trim()} /> : null}
    </div>
  );
}

/** The keys from left to right: in a field, a row of right-to-left keys is displayed in reverse order. */
function InOrder({ path }: { path: string }) {
  if (pathProblem(path) !== null) return null;
  const keys = parsePathPattern(path).map((part) => {
    if (part.kind === 'any_depth') return '**';
    return part.kind === 'glob' ? part.pieces.join('*') : part.key;
  });
  return (
    <p className={`${classes.inOrder} ${values.ground}`}>
      <PathText keys={keys} />
    </p>
  );
}
