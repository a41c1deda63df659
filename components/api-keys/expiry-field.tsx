import { Button, Radio, TextInput } from '@mantine/core';
import { useTimeDisplay } from '../times/time-display';
import { fieldTimeOf, momentOfField } from '../times/zoned-times';
import type { KeyDraft } from './key-draft';
import classes from './key-form.module.css';

const day = 86_400_000;

const presets = [
  { words: 'In 7 days', days: 7 },
  { words: 'In 30 days', days: 30 },
  { words: 'In 90 days', days: 90 },
  { words: 'In a year', days: 365 },
] as const;

type ExpiryFieldProps = {
  draft: KeyDraft;
  problem: string | undefined;
  onChange: (changes: Partial<KeyDraft>) => void;
};

/** When a key expires: never, or at an exact time, in the reader's time zone, which is named, and in UTC. */
export function ExpiryField({ draft, problem, onChange }: ExpiryFieldProps) {
  const { zone, zoneName, exact, utc } = useTimeDisplay();
  const moment = momentOfField(draft.expiresAt, zone);
  const inDays = (days: number) => {
    const at = Math.floor((Date.now() + days * day) / 60_000) * 60_000;
    onChange({ expires: true, expiresAt: fieldTimeOf(new Date(at).toISOString(), zone) });
  };
  return (
    <fieldset className={classes.part}>
      <legend className={classes.legend}>Expiry</legend>
      <div className={classes.choices}>
        <Radio
          size="xs"
          name="expiry"
          label="Never"
          checked={!draft.expires}
          onChange={() => onChange({ expires: false })}
        />
        <Radio
          size="xs"
          name="expiry"
          label="On a date"
          checked={draft.expires}
          onChange={() => (draft.expiresAt === '' ? inDays(90) : onChange({ expires: true }))}
        />
      </div>
      {draft.expires ? (
        <>
          <div className={classes.presets}>
            {presets.map(({ words, days }) => (
              <Button key={days} size="compact-xs" variant="default" onClick={() => inDays(days)}>
                {words}
              </Button>
            ))}
          </div>
          <TextInput
            type="datetime-local"
            step={1}
            label={`Expires at (${zone}${zone === zoneName ? '' : `, ${zoneName}`})`}
            className={classes.short}
            value={draft.expiresAt}
            error={problem}
            onChange={({ currentTarget: { value } }) => onChange({ expiresAt: value })}
          />
          {moment === null ? null : (
            <p className={classes.about}>{`The key stops working at ${exact(moment)} (${utc(moment)}).`}</p>
          )}
        </>
      ) : null}
    </fieldset>
  );
}
