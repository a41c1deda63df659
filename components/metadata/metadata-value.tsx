import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { TimeText } from '#components/times/time-text';
import type { JsonNode } from '#contract/json-text';
import { useNumber } from '../numbers/use-number';
import { classifyValue, countWords, type ValueClass } from './classify-value';
import { FoldedText } from './folded-text';
import { valueText } from './metadata-rows';
import { TextWithMarks } from './text-with-marks';
import values from './values.module.css';

type MetadataValueProps = { text: string; node: JsonNode; label: string; masked: boolean; find: RegExp | null };

/** One value, drawn by its type. Everything is drawn as text; only http, https and mail addresses become links. */
export function MetadataValue({ text, node, label, masked, find }: MetadataValueProps): ReactNode {
  const value = classifyValue(node, masked);
  const own = valueText(text, node);
  if (value.kind === 'object' || value.kind === 'array') return <Nested value={value} />;
  if (value.kind === 'link' || value.kind === 'email') {
    const elsewhere = value.kind === 'link' ? { target: '_blank', rel: 'noopener noreferrer' } : {};
    return (
      <>
        <Anchor href={value.href} {...elsewhere} className={values.text} inherit dir="ltr">
          <TextWithMarks text={own} find={find} />
        </Anchor>
        {value.kind === 'link' && value.host !== null ? (
          <span className={values.aside}>{` goes to ${value.host}`}</span>
        ) : null}
      </>
    );
  }
  if (value.kind === 'time') {
    return (
      <>
        <span className={values.mono}>
          <TextWithMarks text={own} find={find} />
        </span>
        <span className={values.aside}>
          <TimeText iso={value.iso} show="exact" />
        </span>
      </>
    );
  }
  if (node.kind !== 'string') {
    return (
      <span className={values.token} data-kind={node.kind} dir="ltr">
        <TextWithMarks text={own} find={find} />
      </span>
    );
  }
  if (own === '') return <span className={values.aside}>empty string</span>;
  if (own.trim() === '') return <WhiteSpace length={own.length} />;
  return <FoldedText text={own} label={label} find={find} masked={masked} />;
}

function Nested({ value }: { value: Extract<ValueClass, { count: number }> }) {
  const write = useNumber();
  const words = value.count === 0 ? `empty ${value.kind}` : countWords(value, write);
  return <span className={values.aside}>{words}</span>;
}

function WhiteSpace({ length }: { length: number }) {
  const write = useNumber();
  const words = length === 1 ? '1 character' : `${write(length)} characters`;
  return <span className={values.aside}>{`whitespace only, ${words}`}</span>;
}
