import { IconCircleCheck, IconCircleOff } from '@tabler/icons-react';
import classes from './status-badge.module.css';

/** Whether a session or an agent is enabled: an icon, a word and a colour. */
export function StatusBadge({ enabled }: { enabled: boolean }) {
  const Icon = enabled ? IconCircleCheck : IconCircleOff;
  return (
    <span className={classes.status} data-enabled={enabled}>
      <Icon size={16} stroke={2} aria-hidden />
      {enabled ? 'Enabled' : 'Disabled'}
    </span>
  );
}
