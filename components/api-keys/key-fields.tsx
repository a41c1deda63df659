import { TextInput } from '@mantine/core';
import type { Access } from '#contract/permissions';
import { AgentsField } from './agents-field';
import { ExpiryField } from './expiry-field';
import type { KeyDraft, KeyProblems } from './key-draft';
import classes from './key-form.module.css';
import { PermissionFields } from './permission-fields';

export type KeyFieldsProps = {
  draft: KeyDraft;
  /** the initial input of the form */
  first: KeyDraft;
  /** the reader's own permissions: nobody can grant more */
  access: Access;
  problems: KeyProblems;
  onChange: (changes: Partial<KeyDraft>) => void;
};

/** The fields of a key, for creating and editing. */
export function KeyFields({ draft, first, access, problems, onChange }: KeyFieldsProps) {
  return (
    <>
      <TextInput
        data-autofocus
        label="Name"
        description="What uses this key, and where. Recorded with every call."
        autoComplete="off"
        maxLength={250}
        value={draft.name}
        error={problems.name}
        onChange={({ currentTarget: { value } }) => onChange({ name: value })}
      />
      <PermissionFields
        levels={draft.levels}
        first={first.levels}
        held={access.permissions}
        problem={problems.permissions}
        onChange={(levels) => onChange({ levels })}
      />
      <AgentsField draft={draft} heldAgentIds={access.agentIds} problem={problems.agent_ids} onChange={onChange} />
      <ExpiryField draft={draft} problem={problems.expires_at} onChange={onChange} />
      <TextInput
        label="Rate limit"
        description="Calls per 60 seconds. Calls over the limit get a 429 until the minute is over."
        inputMode="numeric"
        autoComplete="off"
        className={classes.short}
        value={draft.limit}
        error={problems.limit}
        onChange={({ currentTarget: { value } }) => onChange({ limit: value })}
      />
    </>
  );
}
