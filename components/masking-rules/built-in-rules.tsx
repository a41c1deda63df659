import { Switch } from '@mantine/core';
import { builtInExamples, builtInNotExamples } from '#contract/built-in-keys';
import { labelNames } from './label-names';
import classes from './masking-rules.module.css';

type BuiltInRulesProps = { on: boolean; onSwitch: (on: boolean) => void };

const labels = Object.keys(builtInExamples) as (keyof typeof builtInExamples)[];

/** The switch for the built-in rules, and what they cover. */
export function BuiltInRules({ on, onSwitch }: BuiltInRulesProps) {
  return (
    <>
      <Switch
        size="sm"
        label="Mask values by key"
        description="However a key is written, it matches: customerEmail and Customer-Email are both customer_email."
        checked={on}
        onChange={({ currentTarget }) => onSwitch(currentTarget.checked)}
      />
      <details className={classes.help}>
        <summary>Example keys</summary>
        <dl>
          {labels.map((label) => (
            <div key={label}>
              <dt>{labelNames[label]}</dt>
              <dd>
                <Keys keys={builtInExamples[label]} />
              </dd>
            </div>
          ))}
          <div>
            <dt>Not masked</dt>
            <dd>
              <Keys keys={builtInNotExamples} />
            </dd>
          </div>
        </dl>
        <p>
          <code>name</code> is masked inside a person, as in <code>customer.name</code>. Many more keys are covered: try
          the rules on a session to see which.
        </p>
      </details>
    </>
  );
}

function Keys({ keys }: { keys: readonly string[] }) {
  return keys.map((key, index) => (
    <span key={key}>
      {index === 0 ? '' : ', '}
      <code dir="ltr">{key}</code>
    </span>
  ));
}
