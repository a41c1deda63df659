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
  /** the whole form was to be sent: what is empty is wrong now, too */
  isAttempted: boolean;
  /** what is to be known of it, though it is not wrong */
  note?: string | null;
  onWrite: (path: string) => void;
};

// Longer texts are let in, so that one sees what is too long.
const maxTypedLength = pathPatternLimits.characters * 2;

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A path. What is wrong with it is said beside it once one has stopped typing. */
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
          // What is wrong already is looked at with each letter, so that one sees when it is right.
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

/** The keys from left to right: in a field a row of such keys reads from right to left, and so seems turned round. */
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
