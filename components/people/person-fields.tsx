import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useId } from 'react';
import { type Role, rolePermissions, roles } from '#contract/permissions';
import dialog from '../shell/dialog.module.css';
import { abilitiesOf, roleNames } from '../shell/role-words';
import { AgentsField } from './agents-field';
import classes from './dialogs.module.css';
import { type DraftField, type PersonDraft, takesAgentList } from './person-draft';

const longestName = 200;
const longestEmail = 320;

type PersonFieldsProps = {
  draft: PersonDraft;
  onChange: (draft: PersonDraft) => void;
  /** the API's messages by field */
  problems: Partial<Record<DraftField, string>>;
};

/** The fields of a person: name, e-mail, role and agents. */
export function PersonFields({ draft, onChange, problems }: PersonFieldsProps) {
  const change = (part: Partial<PersonDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <TextInput
        data-autofocus
        label="Name"
        required
        withAsterisk={false}
        dir="auto"
        autoComplete="off"
        maxLength={longestName}
        value={draft.name}
        error={problems.name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <TextInput
        label="E-mail"
        type="email"
        required
        withAsterisk={false}
        autoComplete="off"
        spellCheck={false}
        maxLength={longestEmail}
        value={draft.email}
        error={problems.email}
        onChange={({ currentTarget }) => change({ email: currentTarget.value })}
      />
      <NativeSelect
        label="Role"
        data={roles.map((role) => ({ value: role, label: roleNames[role] }))}
        value={draft.role}
        error={problems.role}
        onChange={({ currentTarget: { value } }) =>
          change({ role: roles.find((role) => role === value) ?? draft.role })
        }
      />
      <Abilities role={draft.role} />
      <Agents draft={draft} onChange={change} problem={problems.agent_ids} />
    </>
  );
}

function Abilities({ role }: { role: Role }) {
  return (
    <ul className={classes.abilities} aria-label={`Permissions of the role ${roleNames[role]}`} aria-live="polite">
      {abilitiesOf(rolePermissions[role]).map(({ words, allowed }) => (
        <li key={words} data-allowed={allowed || undefined}>
          {allowed ? <IconCheck size={14} stroke={2} aria-hidden /> : <IconMinus size={14} stroke={2} aria-hidden />}
          <span>{allowed ? words : `Not: ${words.charAt(0).toLowerCase()}${words.slice(1)}`}</span>
        </li>
      ))}
    </ul>
  );
}

type AgentsProps = {
  draft: PersonDraft;
  onChange: (part: Partial<PersonDraft>) => void;
  problem: string | undefined;
};

function Agents({ draft, onChange, problem }: AgentsProps) {
  const id = useId();
  if (!takesAgentList(draft.role)) {
    return (
      <div className={classes.agents}>
        <span className={classes.label}>Agents</span>
        <p className={dialog.quiet}>All agents. This role can’t be limited to some.</p>
        {problem === undefined ? null : <p className={classes.problem}>{problem}</p>}
      </div>
    );
  }
  return (
    <div className={classes.agents}>
      <span id={id} className={classes.label}>
        Agents
      </span>
      <SegmentedControl
        aria-labelledby={id}
        size="xs"
        transitionDuration={0}
        data={[
          { value: 'all', label: 'All agents' },
          { value: 'some', label: 'Only these' },
        ]}
        value={draft.isLimited ? 'some' : 'all'}
        onChange={(value) => onChange({ isLimited: value === 'some' })}
      />
      {draft.isLimited ? (
        <AgentsField value={draft.agentIds} onChange={(agentIds) => onChange({ agentIds })} problem={problem} />
      ) : problem === undefined ? null : (
        <p className={classes.problem}>{problem}</p>
      )}
    </div>
  );
}
