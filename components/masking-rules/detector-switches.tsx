import { Switch } from '@mantine/core';
import type { Dispatch } from 'react';
import type { Masking } from '#contract/masking';
import type { DraftStep } from './masking-draft';
import classes from './masking-rules.module.css';

type Detectors = Masking['detectors'];

const words = {
  email: ['E-mail addresses', 'such as jo@example.org'],
  phone: ['Phone numbers', 'such as +49 30 901820'],
  card: ['Card numbers', 'with a valid check digit'],
  ip_address: ['IP addresses', 'IPv4 and IPv6'],
} as const satisfies Record<keyof Detectors, readonly [string, string]>;

/** The patterns that are detected inside text. */
export function DetectorSwitches({ detectors, onStep }: { detectors: Detectors; onStep: Dispatch<DraftStep> }) {
  return (
    <div className={classes.switches}>
      {(Object.keys(words) as (keyof Detectors)[]).map((detector) => (
        <Switch
          key={detector}
          size="sm"
          label={words[detector][0]}
          description={words[detector][1]}
          checked={detectors[detector]}
          onChange={({ currentTarget }) => onStep({ do: 'detect', detector, on: currentTarget.checked })}
        />
      ))}
    </div>
  );
}
