import { Switch, UnstyledButton } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import { type JsonNode, parseJsonText } from '#contract/json-text';
import { useNumber } from '../numbers/use-number';
import { usePrinting } from '../printing/use-printing';
import { type JsonPart, jsonParts, layOutJson } from './json-layout';
import { TextWithMarks } from './text-with-marks';
import values from './values.module.css';

type MetadataJsonProps = { text: string; tree: JsonNode; masked: ReadonlySet<string>; find: RegExp | null };

/** How much is drawn at first, and coloured at most. */
const firstLength = 20_000;

/** The stored text itself. Pretty-printing is only for reading; copying still gives the stored text. */
export const MetadataJson = memo(function MetadataJson({ text, tree, masked, find }: MetadataJsonProps) {
  const write = useNumber();
  const isPrinting = usePrinting();
  const oneLine = text.length > 80 && !text.includes('\n');
  const [laidOut, setLaidOut] = useState(false);
  const [whole, setWhole] = useState(false);
  const shown = useMemo(() => {
    if (!laidOut) return { text, tree };
    const lines = layOutJson(text, tree);
    return { text: lines, tree: parseJsonText(lines) };
  }, [text, tree, laidOut]);
  // While searching, everything is drawn, so that no match stays out of sight.
  const end = whole || isPrinting || find !== null ? shown.text.length : Math.min(shown.text.length, firstLength);
  const parts = useMemo<JsonPart[]>(() => {
    if (end > firstLength && masked.size === 0) return [{ kind: 'plain', text: shown.text.slice(0, end), at: 0 }];
    const all = jsonParts(shown.text, shown.tree, end, masked);
    return end > firstLength ? joinPlain(all) : all;
  }, [shown, end, masked]);

  return (
    <div>
      {oneLine ? (
        <Switch
          size="xs"
          className={values.layOut}
          checked={laidOut}
          onChange={(event) => setLaidOut(event.currentTarget.checked)}
          label="Pretty-print (copying still gives the stored text)"
        />
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to take the focus */}
      <section className={values.json} aria-label="Metadata as stored" tabIndex={0} dir="ltr">
        {parts.map((part) => (
          <span key={part.at} data-kind={part.kind} className={values.token}>
            <TextWithMarks text={part.text} find={find} masked={part.kind === 'masked'} />
          </span>
        ))}
      </section>
      {end < shown.text.length ? (
        <UnstyledButton className={values.fold} onClick={() => setWhole(true)}>
          {`Show all ${write(shown.text.length)} characters`}
        </UnstyledButton>
      ) : null}
    </div>
  );
});

/** A long text is not coloured, except for masked values: thousands of parts would make it slow. */
function joinPlain(parts: JsonPart[]): JsonPart[] {
  const joined: JsonPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'masked') joined.push(part);
    else if (last && last.kind === 'plain') last.text += part.text;
    else joined.push({ ...part, kind: 'plain' });
  }
  return joined;
}
