import { MarkedText } from './marked-text';
import values from './values.module.css';

/** A key or an index; the empty key is shown as words. */
export function KeyText({ name, find }: { name: string | number; find: RegExp | null }) {
  if (typeof name === 'number') return <span className={values.index}>{name}</span>;
  if (name === '') return <span className={values.aside}>empty key</span>;
  return (
    <bdi className={values.key}>
      <MarkedText text={name} find={find} />
    </bdi>
  );
}

/** Returns a key or an index for a label, short enough for a screen reader. */
export function keyLabel(name: string | number): string {
  if (typeof name === 'number') return `item ${name}`;
  if (name === '') return 'the empty key';
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}
