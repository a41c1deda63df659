import { Button } from '@mantine/core';
import { IconEye, IconLock } from '@tabler/icons-react';
import { lazy, useState } from 'react';
import { rolesWith } from '#contract/permissions';
import { useNumber } from '../numbers/use-number';
import { LatePart } from '../shell/late-part';
import classes from './reveals.module.css';

const RevealDialog = lazy(async () => ({ default: (await import('./reveal-dialog')).RevealDialog }));

type MaskedNoticeProps = {
  params: { agent_id: string; session_id: string };
  /** how many values are masked, at least one */
  masked: number;
  mayReveal: boolean;
};

/** Says how many values are masked, why, and who can reveal them; offers it if the reader can. */
export function MaskedNotice({ params, masked, mayReveal }: MaskedNoticeProps) {
  const write = useNumber();
  const [asking, setAsking] = useState<boolean | null>(null);
  const values = masked === 1 ? '1 value is masked' : `${write(masked)} values are masked`;
  return (
    <div className={classes.notice}>
      <IconLock size={16} stroke={1.75} aria-hidden className={classes.icon} />
      <p className={classes.words}>
        <strong>{values}</strong>
        {mayReveal ? ' as personal data.' : ` as personal data. ${whoMayReveal()}`}
      </p>
      {mayReveal ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconEye size={15} stroke={1.75} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {`Reveal ${write(masked)} masked…`}
        </Button>
      ) : null}
      {asking === null ? null : (
        <LatePart onFailed={() => setAsking(null)}>
          <RevealDialog params={params} masked={masked} opened={asking} onClose={() => setAsking(false)} />
        </LatePart>
      )}
    </div>
  );
}

function whoMayReveal(): string {
  const holders = rolesWith('personal_data:read');
  const roles =
    holders.length === 1
      ? `The role ${holders[0]}`
      : `The roles ${holders.slice(0, -1).join(', ')} and ${holders.at(-1)}`;
  return `${roles} can reveal them, with a reason.`;
}
