import type { CSSProperties } from 'react';
import { type JsonNode, parseJsonText, pointerTo } from '#contract/json-text';
import { classifyValue, countWords } from '../metadata/classify-value';
import { jsonParts } from '../metadata/json-layout';
import { KeyText } from '../metadata/key-text';
import { MarkedText } from '../metadata/marked-text';
import { rootPointer, valueText } from '../metadata/metadata-rows';
import values from '../metadata/values.module.css';
import { writeNumber } from '../numbers/write-number';
import classes from './shares.module.css';

// As with times: without a script the page cannot know the recipient's locale.
const write = (number: number) => writeNumber(number, 'en');

type Row = { pointer: string; key: string | number; depth: number; node: JsonNode };

/** The metadata of a shared session: a row for each value, and the JSON text as it was written. */
export function SharedMetadata({ text, masked }: { text: string; masked: ReadonlySet<string> }) {
  const tree = parseJsonText(text);
  const keys = tree.kind === 'object' ? tree.members.length : 0;
  const rows = rowsOf(tree);
  return (
    <section>
      <h2 className={classes.heading} id="shared-metadata">
        Metadata <span className={classes.quiet}>{countWords({ kind: 'object', count: keys }, write)}</span>
      </h2>
      {rows.length === 0 ? <p className={classes.quiet}>No metadata</p> : null}
      {rows.length === 0 ? null : (
        <table className={classes.table} aria-labelledby="shared-metadata">
          <tbody>
            {rows.map((row) => (
              <tr key={row.pointer}>
                <th scope="row" style={{ '--depth': Math.min(row.depth, 8) } as CSSProperties}>
                  <KeyText name={row.key} find={null} />
                </th>
                <td>
                  <Value text={text} node={row.node} masked={masked.has(row.pointer)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length === 0 ? null : (
        <details className={classes.json}>
          <summary>As JSON</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to take the focus */}
          <pre dir="ltr" tabIndex={0}>
            {jsonParts(text, tree, text.length, masked).map((part) => (
              <span key={part.at} data-kind={part.kind} className={values.token}>
                <MarkedText text={part.text} masked={part.kind === 'masked'} />
              </span>
            ))}
          </pre>
        </details>
      )}
    </section>
  );
}

function Value({ text, node, masked }: { text: string; node: JsonNode; masked: boolean }) {
  const value = classifyValue(node, masked);
  if (value.kind === 'object' || value.kind === 'array')
    return <span className={classes.quiet}>{`${value.kind}, ${countWords(value, write)}`}</span>;
  const own = valueText(text, node);
  if (node.kind !== 'string') {
    return (
      <span className={values.token} data-kind={node.kind} dir="ltr">
        {own}
      </span>
    );
  }
  if (own.trim() === '') return <span className={classes.quiet}>{own === '' ? 'empty text' : 'whitespace only'}</span>;
  return (
    <span className={values.text} dir="auto">
      <MarkedText text={own} masked={masked} />
    </span>
  );
}

function rowsOf(root: JsonNode): Row[] {
  const rows: Row[] = [];
  const visit = (node: JsonNode, pointer: string, depth: number): void => {
    const children =
      node.kind === 'object'
        ? node.members.map(({ key, value }) => [key, value] as const)
        : node.kind === 'array'
          ? node.items.map((item, index) => [index, item] as const)
          : [];
    for (const [key, child] of children) {
      const place = pointerTo(pointer, key);
      rows.push({ pointer: place, key, depth, node: child });
      visit(child, place, depth + 1);
    }
  };
  visit(root, rootPointer, 0);
  return rows;
}
