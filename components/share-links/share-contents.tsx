import { Checkbox, Radio } from '@mantine/core';
import { useId } from 'react';
import type { SharedField } from '#contract/shared-session';
import type { DraftProps } from './draft-props';
import { fieldWords } from './share-draft';
import classes from './share-links.module.css';

/** What of the session is shared: its fields, and all of its metadata or some keys of it. */
export function ShareContents(props: DraftProps) {
  const { draft, problems, onChange } = props;
  const toggle = (field: SharedField, isChosen: boolean) =>
    onChange({ fields: isChosen ? [...draft.fields, field] : draft.fields.filter((each) => each !== field) });
  return (
    <>
      <fieldset className={classes.group}>
        <legend>What to share</legend>
        <div className={classes.two}>
          {fieldWords.map(({ field, words }, index) => (
            <Checkbox
              key={field}
              data-autofocus={index === 0 || undefined}
              label={words}
              checked={draft.fields.includes(field)}
              onChange={(event) => toggle(field, event.currentTarget.checked)}
            />
          ))}
        </div>
        {problems.fields === undefined ? null : <span className={classes.problem}>{problems.fields}</span>}
      </fieldset>
      {draft.fields.includes('metadata') ? <MetadataKeys {...props} /> : null}
    </>
  );
}

function MetadataKeys({ draft, problems, of, onChange }: DraftProps) {
  const label = useId();
  // The keys of a recreated link may no longer be in the session.
  const keys = [...new Set([...of.keys, ...(draft.keys ?? [])])];
  const { keys: chosen } = draft;
  return (
    <div className={classes.group}>
      <Radio.Group
        label="Metadata keys"
        value={chosen === null ? 'all' : 'some'}
        onChange={(value) => onChange({ keys: value === 'all' ? null : keys })}
      >
        <div className={classes.two}>
          <Radio value="all" label="All" description="Including keys added later" />
          <Radio value="some" label="Selected keys" description="Including everything inside them" />
        </div>
      </Radio.Group>
      {chosen === null ? null : (
        <>
          <span id={label} className={classes.quiet}>
            Top-level keys
          </span>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll in every browser */}
          <div role="group" aria-labelledby={label} className={classes.keys}>
            {keys.length === 0 ? <span className={classes.quiet}>This session has no metadata.</span> : null}
            {keys.map((key) => (
              <Checkbox
                key={key}
                label={<bdi>{key.trim() === '' ? `“${key}”` : key}</bdi>}
                checked={chosen.includes(key)}
                onChange={({ currentTarget: { checked } }) =>
                  onChange({ keys: checked ? [...chosen, key] : chosen.filter((each) => each !== key) })
                }
              />
            ))}
          </div>
          {problems.keys === undefined ? null : <span className={classes.problem}>{problems.keys}</span>}
        </>
      )}
    </div>
  );
}
