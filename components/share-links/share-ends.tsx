import { Radio, TextInput } from '@mantine/core';
import { useTimeDisplay } from '../times/time-display';
import { fieldTimeOf } from '../times/zoned-times';
import type { DraftProps } from './draft-props';
import { endOf, lifetimesWithin } from './share-draft';
import classes from './share-links.module.css';

/** When the link expires, how often it can be opened, and its passphrase. */
export function ShareEnds({ draft, problems, policy, onChange }: DraftProps) {
  const { zone, zoneName, now, exact, utc } = useTimeDisplay();
  const end = endOf(draft, policy, zone, now);
  const chooseExact = () => onChange({ hours: null, exact: draft.exact || fieldTimeOf(end ?? '', zone).slice(0, 16) });
  return (
    <>
      <fieldset className={classes.group}>
        <Radio.Group
          label="Expires"
          value={draft.hours === null ? 'exact' : String(draft.hours)}
          onChange={(value) => (value === 'exact' ? chooseExact() : onChange({ hours: Number(value) }))}
        >
          <div className={classes.two}>
            {lifetimesWithin(policy).map((hours) => (
              <Radio key={hours} value={String(hours)} label={lifetimeWords(hours)} />
            ))}
            <Radio value="exact" label="At an exact time" />
          </div>
        </Radio.Group>
        {draft.hours === null ? (
          <TextInput
            type="datetime-local"
            label="Date and time"
            description={`In ${zone}${zone === zoneName ? '' : ` (${zoneName})`}`}
            value={draft.exact}
            error={problems.exact}
            onChange={(event) => onChange({ exact: event.currentTarget.value })}
          />
        ) : null}
        <p className={classes.quiet} suppressHydrationWarning>
          {end === null
            ? 'No date and time yet.'
            : `Expires at ${exact(end)}${zone === 'UTC' ? '' : ` (${utc(end)})`}.`}{' '}
          {`Maximum: ${policy.maxDays === 1 ? '1 day' : `${policy.maxDays} days`}.`}
        </p>
        {draft.hours !== null && problems.exact !== undefined ? (
          <span className={classes.problem}>{problems.exact}</span>
        ) : null}
      </fieldset>
      <div className={classes.two}>
        <TextInput
          label="Maximum opens"
          description="Blank = unlimited"
          inputMode="numeric"
          autoComplete="off"
          value={draft.maxOpens}
          error={problems.maxOpens}
          onChange={(event) => onChange({ maxOpens: event.currentTarget.value })}
        />
        <TextInput
          label="Passphrase"
          description="Optional. Send it separately from the link"
          autoComplete="off"
          spellCheck={false}
          value={draft.passphrase}
          error={problems.passphrase}
          onChange={(event) => onChange({ passphrase: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

function lifetimeWords(hours: number): string {
  if (hours % 24 !== 0) return hours === 1 ? 'In 1 hour' : `In ${hours} hours`;
  return hours === 24 ? 'In 1 day' : `In ${hours / 24} days`;
}
