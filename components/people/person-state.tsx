import { IconCircleCheck, IconCircleOff, IconMail } from '@tabler/icons-react';
import type { Person } from '#contract/people';
import classes from './people.module.css';

const looks = {
  active: { Icon: IconCircleCheck, words: 'Active' },
  invited: { Icon: IconMail, words: 'Invited' },
  suspended: { Icon: IconCircleOff, words: 'Suspended' },
};

/** A person's state: an icon, a word and a colour. */
export function PersonState({ state }: { state: Person['state'] | 'invited' }) {
  const { Icon, words } = looks[state];
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={16} stroke={2} aria-hidden />
      {words}
    </span>
  );
}
