import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { pathPatternLimits } from '#contract/path-patterns';
import { pathProblem } from './masking-draft';
import classes from './masking-rules.module.css';

type PathFieldProps = {
  label: string;
  path: string;
  /** the whole form was to be sent: what is empty is wrong now, too */
  isAttempted: boolean;
  onWrite: (path: string) => void;
};

// Longer texts are let in, so that one sees what is too long.
const longestTyped = pathPatternLimits.characters * 2;

/** A path. What is wrong with it is said beside it once one has stopped typing. */
export function PathField({ label, path, isAttempted, onWrite }: PathFieldProps) {
  const [isTyping, setTyping] = useState(false);
  const problem = !isTyping && (isAttempted || path.trim() !== '') ? pathProblem(path) : null;
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder="customer.loyalty_number"
      dir="ltr"
      autoComplete="off"
      spellCheck={false}
      maxLength={longestTyped}
      title={path.length > 30 ? path : undefined}
      className={classes.path}
      classNames={{ input: classes.pathInput }}
      attributes={{ input: { autoCapitalize: 'off', autoCorrect: 'off', 'data-part': 'path' } }}
      value={path}
      error={problem}
      onChange={({ currentTarget }) => {
        // What is wrong already is looked at with each letter, so that one sees when it is right.
        if (problem === null) setTyping(true);
        onWrite(currentTarget.value);
      }}
      onBlur={() => setTyping(false)}
    />
  );
}
