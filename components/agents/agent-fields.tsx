import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type AgentDraft, type AgentProblems, idProblem } from './agent-draft';

type AgentFieldsProps = {
  draft: AgentDraft;
  /** the ID of an existing agent cannot be changed */
  isNew: boolean;
  problems: AgentProblems;
  onChange: (part: Partial<AgentDraft>) => void;
};

/** The fields of an agent, for creating and editing. */
export function AgentFields({ draft, isNew, problems, onChange }: AgentFieldsProps) {
  // Validated on blur, and from then on with every keystroke, so that the error disappears once the ID is right.
  const [isIdLeft, setIdLeft] = useState(false);
  return (
    <>
      <TextInput
        data-autofocus
        label="Name"
        required
        withAsterisk={false}
        dir="auto"
        autoComplete="off"
        value={draft.name}
        error={problems.name}
        onChange={({ currentTarget: { value } }) => onChange({ name: value })}
      />
      {isNew ? (
        <TextInput
          label="ID"
          description="Identifies the agent in the API and can’t be changed later. Leave blank to generate one."
          placeholder="agt_refunds"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="ltr"
          value={draft.id}
          error={problems.id ?? (isIdLeft ? idProblem(draft.id) : undefined)}
          onBlur={() => setIdLeft(true)}
          onChange={({ currentTarget: { value } }) => onChange({ id: value })}
        />
      ) : null}
      <Textarea
        label="Description"
        description="What the agent does. Lists show the first line."
        dir="auto"
        autosize
        minRows={3}
        maxRows={10}
        value={draft.description}
        error={problems.description}
        onChange={({ currentTarget: { value } }) => onChange({ description: value })}
      />
    </>
  );
}
