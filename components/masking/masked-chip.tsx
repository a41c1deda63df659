import { Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import classes from './masked-chip.module.css';
import { explainPlaceholder } from './split-masked';

/** A masked value: hatched, with a lock, and its placeholder, which is the same for the same value. */
export function MaskedChip({ text, found = false }: { text: string; found?: boolean }) {
  return (
    <Tooltip
      label={explainPlaceholder(text)}
      multiline
      maw={280}
      withArrow
      events={{ hover: true, focus: true, touch: true }}
    >
      <span className={classes.chip} data-found={found || undefined}>
        <IconLock size={12} stroke={2} aria-hidden className={classes.lock} />
        <span className={classes.word}>masked: </span>
        <bdi dir="ltr">{text}</bdi>
      </span>
    </Tooltip>
  );
}
