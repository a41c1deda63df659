import { IconLock } from '@tabler/icons-react';
import classes from './masked-chip.module.css';
import { explainPlaceholder } from './split-masked';

type ChipFaceProps = {
  text: string;
  found?: boolean;
  /** the desk's own tooltip explains it, so it needs no title */
  isExplained?: boolean;
};

/**
 * A masked value: hatched, with a lock and its placeholder, which is the same for the same value. It needs no script;
 * on the desk's own pages it is inside a MaskedChip.
 */
export function ChipFace({ text, found = false, isExplained = false }: ChipFaceProps) {
  return (
    <span
      className={classes.chip}
      data-found={found || undefined}
      title={isExplained ? undefined : explainPlaceholder(text)}
    >
      <IconLock size={12} stroke={2} aria-hidden className={classes.lock} />
      <span className={classes.word}>masked: </span>
      <bdi dir="ltr">{text}</bdi>
    </span>
  );
}
