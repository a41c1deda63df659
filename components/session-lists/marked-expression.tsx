import classes from './lists.module.css';

/** Returns the position that an expression's error message names, in characters from 1, or null. */
export function positionIn(problem: string | undefined): number | null {
  const found = /^at character (\d+)\b/.exec(problem ?? '')?.[1];
  return found === undefined ? null : Number(found);
}

/** How much of a long expression is shown on each side of the error, so that it is seen without searching. */
const charactersBeside = 200;

/** An expression, or the part of it around the error, which is marked. */
export function MarkedExpression({ text, position }: { text: string; position: number }) {
  const characters = [...text];
  const wrong = characters[position - 1];
  const before = characters.slice(0, position - 1);
  const after = characters.slice(position);
  return (
    <code className={classes.expression} dir="ltr">
      {before.length > charactersBeside && '… '}
      {before.slice(-charactersBeside).join('')}
      {/* After the last character there is nothing to mark, so a visible space is drawn. */}
      <mark>{wrong === undefined || wrong.trim() === '' ? '\u2423' : wrong}</mark>
      {after.slice(0, charactersBeside).join('')}
      {after.length > charactersBeside && ' …'}
    </code>
  );
}
