import classes from './lists.module.css';

/** Takes what the desk says of an expression; gives the place that it names, in characters from 1, or null. */
export function positionIn(problem: string | undefined): number | null {
  const found = /^at character (\d+)\b/.exec(problem ?? '')?.[1];
  return found === undefined ? null : Number(found);
}

/** So much of a long expression is shown on each side of the place, so that one sees it without searching. */
const charactersBeside = 200;

/** An expression as it is, or the part of it around the place that is wrong, which is marked. */
export function MarkedExpression({ text, position }: { text: string; position: number }) {
  const characters = [...text];
  const wrong = characters[position - 1];
  const before = characters.slice(0, position - 1);
  const after = characters.slice(position);
  return (
    <code className={classes.expression} dir="ltr">
      {before.length > charactersBeside && '… '}
      {before.slice(-charactersBeside).join('')}
      {/* Behind the last character there is nothing to mark, so a place is made. */}
      <mark>{wrong === undefined || wrong.trim() === '' ? '\u2423' : wrong}</mark>
      {after.slice(0, charactersBeside).join('')}
      {after.length > charactersBeside && ' …'}
    </code>
  );
}
