import { type RefObject, useState } from 'react';
import { describeFailure } from '#hooks/failures';
import { useUnsaved } from '../browser/unsaved';
import { useFirstProblem } from '../problems/use-first-problem';
import { type AgentDraft, type AgentProblems, problemsOf, refusedFields } from './agent-draft';

type AgentForm = {
  draft: AgentDraft;
  problems: AgentProblems;
  change: (part: Partial<AgentDraft>) => void;
  /** whether the draft can be sent; shows the problems if not */
  check: () => boolean;
  /** the form, whose first invalid field gets the focus */
  form: RefObject<HTMLFormElement | null>;
  /** the last failure is shown at a field */
  isRefusedAtField: boolean;
};

/** Takes the initial input of an agent form and its last error. Returns the form's state. */
export function useAgentForm(first: AgentDraft, error: Error | null): AgentForm {
  const [draft, setDraft] = useState(first);
  const [own, setOwn] = useState<AgentProblems | null>(null);
  // Changed since the last attempt, so possibly fixed: validated again on the next one.
  const [changed, setChanged] = useState<readonly string[]>([]);
  const refused = error === null ? null : refusedFields(describeFailure(error));
  const form = useFirstProblem(own ?? error);
  useUnsaved(JSON.stringify(draft) !== JSON.stringify(first));
  return {
    draft,
    problems: Object.fromEntries(Object.entries(own ?? refused ?? {}).filter(([field]) => !changed.includes(field))),
    change: (part) => {
      setDraft((before) => ({ ...before, ...part }));
      setChanged((before) => [...before, ...Object.keys(part).filter((field) => !before.includes(field))]);
    },
    check: () => {
      const found = problemsOf(draft);
      setOwn(found);
      setChanged([]);
      return found === null;
    },
    form,
    isRefusedAtField: refused !== null,
  };
}
