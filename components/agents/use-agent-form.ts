import { type RefObject, useState } from 'react';
import { describeFailure } from '#hooks/failures';
import { useUnsaved } from '../browser/unsaved';
import { useFirstProblem } from '../problems/use-first-problem';
import { type AgentDraft, type AgentProblems, problemsOf, refusedFields } from './agent-draft';

type AgentForm = {
  draft: AgentDraft;
  problems: AgentProblems;
  change: (part: Partial<AgentDraft>) => void;
  /** whether the draft can be sent; what is wrong is said then */
  check: () => boolean;
  /** the form, whose first wrong field gets the focus */
  form: RefObject<HTMLFormElement | null>;
  /** what the last attempt failed with is said at a field */
  isRefusedAtField: boolean;
};

/** Takes what a form of an agent begins with, and what its last attempt failed with; gives the form's state. */
export function useAgentForm(first: AgentDraft, error: Error | null): AgentForm {
  const [draft, setDraft] = useState(first);
  const [own, setOwn] = useState<AgentProblems | null>(null);
  // Changed since the last attempt: right perhaps, and looked at again at the next one.
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
