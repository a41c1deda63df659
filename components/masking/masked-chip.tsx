import { Tooltip } from '@mantine/core';
import { ChipFace } from './chip-face';
import { explainPlaceholder } from './split-masked';

/** A masked value on the desk's own pages, explained by a tooltip. */
export function MaskedChip({ text, found = false }: { text: string; found?: boolean }) {
  return (
    <Tooltip
      label={explainPlaceholder(text)}
      multiline
      maw={280}
      withArrow
      events={{ hover: true, focus: true, touch: true }}
    >
      <span>
        <ChipFace text={text} found={found} isExplained />
      </span>
    </Tooltip>
  );
}
