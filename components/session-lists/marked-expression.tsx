import classes from './lists.module.css';

/** Takes what the desk says of an expression; gives the place that it names, in characters from 1, or null. */
export function positionIn(problem: string | undefined): number | null {
  const found = /^at character (\d+)\b/.exec(problem ?? '')?.[1];
  return found === undefined ? null : Number(found);
}

/** An expression as it is, with the place that is wrong marked in it. */
export function MarkedExpression({ text, position }: { text: string; position: number }) {
  const characters = [...text];
  const wrong = characters[position - 1];
  return (
    <code className={classes.expression} dir="ltr">
      {characters.slice(0, position - 1).join('')}
      {/* Behind the last character there is nothing to mark, so a place is made. */}
      <mark>{wrong === undefined || wrong.trim() === '' ? '\u2423' : wrong}</mark>
      {characters.slice(position).join('')}
    </code>
  );
}
