import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react';
import type { AuditVerification } from '#contract/audit-events';
import { useAuditVerification } from '#hooks/use-audit-log';
import { BusyButton } from '../controls/busy-button';
import facts from '../facts/facts.module.css';
import { CopyableId } from '../ids/copyable-id';
import { useCopy } from '../ids/use-copy';
import { LazyModal } from '../lazy/lazy-modal';
import { useNumber, type WriteNumber } from '../numbers/use-number';
import { PartFailure } from '../problems/part-failure';
import { TimeText } from '../times/time-text';
import classes from './audit-dialogs.module.css';
import { verifyCommand } from './verify-command';

/** Checks the audit log against its seals: shows the result, and how to repeat the check without the desk. */
export function VerificationDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { mutate, isPending, error, data } = useAuditVerification();
  return (
    <LazyModal opened={opened} onClose={onClose} title="Verify the audit log" size="lg">
      <div className={classes.form}>
        <p>
          Events are sealed in batches. Each seal is signed and includes the digest of the one before it. Any later
          change breaks the seal.
        </p>
        <div className={classes.result} role="status">
          {data === undefined ? null : <Result found={data} />}
        </div>
        {error === null ? null : (
          <PartFailure words="The log could not be checked. This says nothing about the log itself." error={error} />
        )}
        <div className={classes.actions}>
          <BusyButton isBusy={isPending} onClick={() => mutate()} data-autofocus>
            {isPending ? 'Checking …' : data === undefined ? 'Check the log' : 'Check again'}
          </BusyButton>
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        </div>
        {data === undefined ? null : <Offline found={data} />}
      </div>
    </LazyModal>
  );
}

function Result({ found }: { found: AuditVerification }) {
  const write = useNumber();
  const isIntact = found.state === 'intact';
  const Icon = isIntact ? IconCheck : IconAlertTriangle;
  return (
    <>
      <p className={classes.verdict} data-broken={!isIntact || undefined}>
        <Icon size={18} stroke={2} aria-hidden />
        <strong>{isIntact ? 'Intact' : `Not intact: ${counted(found.problem_count, 'problem', write)}`}</strong>
      </p>
      <p>{checkedWords(found, write)}</p>
      {found.problems.length === 0 ? null : (
        <ul className={classes.problems}>
          {found.problems.map((problem) => (
            <li key={`${problem.kind} ${problem.seal} ${problem.event_id}`}>
              <strong>{problemNames[problem.kind]}</strong>
              {problem.seal === null ? '' : `, seal ${problem.seal}`}
              {problem.event_id === null ? '' : `, event ${problem.event_id}`}: {problem.message}
            </li>
          ))}
          {found.problem_count > found.problems.length ? (
            <li>{`And ${write(found.problem_count - found.problems.length)} more.`}</li>
          ) : null}
        </ul>
      )}
      <dl className={`${facts.list} ${classes.facts}`}>
        <dt>Sealed</dt>
        <dd>{counted(found.sealed_events, 'event', write)}</dd>
        <dt>Not sealed yet</dt>
        <dd>{counted(found.unsealed_events, 'event', write)}</dd>
        {found.removed_up_to_seal === 0 ? null : (
          <>
            <dt>Removed</dt>
            <dd>{`by retention, up to seal ${found.removed_up_to_seal}`}</dd>
          </>
        )}
        {found.head === null ? null : (
          <>
            <dt>Newest seal</dt>
            <dd>
              <TimeText iso={found.head.at} />
              <br />
              <CopyableId id={`${found.head.number}:${found.head.digest}`} what="The newest seal" />
            </dd>
          </>
        )}
        <dt>Public key</dt>
        <dd>
          <CopyableId id={found.public_key} what="The public key" />
        </dd>
      </dl>
    </>
  );
}

const problemNames: Record<AuditVerification['problems'][number]['kind'], string> = {
  changed: 'Changed',
  removed: 'Removed',
  inserted: 'Inserted',
  reordered: 'Moved',
  cut: 'Truncated',
  seal: 'Invalid seal',
};

function checkedWords(found: AuditVerification, write: WriteNumber): string {
  const checked = `${counted(found.checked_events, 'event', write)} under ${counted(found.checked_seals, 'seal', write)}`;
  return found.is_complete
    ? `The whole log was checked: ${checked}.`
    : `Only the newest part was checked: ${checked}. The command below checks the whole log.`;
}

function counted(count: number, noun: string, write: WriteNumber): string {
  return `${write(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** How to repeat the check without trusting the desk that is checked. */
function Offline({ found }: { found: AuditVerification }) {
  const { copied, copy } = useCopy();
  const command = verifyCommand(found);
  return (
    <section aria-labelledby="offline-check" className={classes.offline}>
      <h3 id="offline-check">Verify it elsewhere</h3>
      <p>
        Export the log without filters and run this on a machine you trust. Keep the public key and the newest seal
        outside the desk: a forged file comes with its own key, and a truncated file is detected by a seal you kept.
      </p>
      <pre className={classes.command} dir="ltr">
        {command}
      </pre>
      <Button
        size="xs"
        variant="default"
        leftSection={
          copied === 'done' ? <IconCheck size={14} stroke={2} aria-hidden /> : <IconCopy size={14} aria-hidden />
        }
        onClick={() => void copy(command, 'The command')}
      >
        {copied === 'done' ? 'Copied' : 'Copy command'}
      </Button>
    </section>
  );
}
