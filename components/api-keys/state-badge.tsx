import { IconBan, IconCircleCheck, IconCircleOff, IconClockOff, IconRefresh } from '@tabler/icons-react';
import classes from './api-keys.module.css';
import { type ShownState, stateWords } from './key-words';

const icons = {
  active: IconCircleCheck,
  rotated: IconRefresh,
  disabled: IconCircleOff,
  expired: IconClockOff,
  revoked: IconBan,
} as const;

/** The state of a key: an icon, a word and a colour. */
export function StateBadge({ state }: { state: ShownState }) {
  const Icon = icons[state];
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={16} stroke={2} aria-hidden />
      {stateWords[state]}
    </span>
  );
}
