import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useDeferredValue, useMemo, useState, useTransition } from 'react';
import type { Outcome } from '#contract/lookups';
import { withoutCredentials } from '#contract/pasted-text/credentials';
import { type PastedItem, pastedItems } from '#contract/pasted-text/lines';
import { recognise } from '#contract/pasted-text/pasted-text';
import { useCreateLookup } from '#hooks/use-lookups';
import { useSuggestions } from '#hooks/use-suggestions';
import { sessionPath } from '../addresses/session-address';
import { mayLeave } from '../browser/unsaved';
import { idPartsAfter, idPartsBefore } from './id-part-words';
import { isTooLarge, refusalOf, refusals } from './refusals';
import { typedBeginning } from './typed-beginning';

const rotateWarning = {
  title: 'We removed an API key or another credential before sending',
  message: 'Rotate it: anyone who saw this text can use it.',
  closeButtonProps: { 'aria-label': 'Close' },
};

/** Parses a text after removing credentials. A text that is too large is not parsed. */
function readText(text: string) {
  const tooLarge = isTooLarge(text);
  const cut = tooLarge ? { text: '', heldCredential: false } : withoutCredentials(text);
  return { ...cut, tooLarge, items: pastedItems(cut.text), seen: recognise(cut.text) };
}

/**
 * The state of a look-up box: the text, what is recognised in it while typing, and the result. Credentials are removed
 * before anything is sent. A single session that is found is opened at once, on its page or at `pathOf`, and `onOpen`
 * is called.
 */
export function useLookUp(onOpen: () => void = () => {}, pathOf: typeof sessionPath = sessionPath) {
  const router = useRouter();
  const lookup = useCreateLookup();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  // The text after a credential was removed, for as long as it is in the box.
  const [cutText, setCutText] = useState<string | null>(null);
  // The items of the answer, in the order of its outcomes.
  const [sentItems, setSentItems] = useState<PastedItem[]>([]);
  const [isOpening, startOpening] = useTransition();
  const deferred = useDeferredValue(text);
  const live = useMemo(() => readText(deferred), [deferred]);
  const isSeveral = live.items.length > 1;
  const typed = useMemo(() => (isSeveral ? null : typedBeginning(live.text)), [isSeveral, live]);
  const suggested = useSuggestions(lookup.isIdle && refusal === null ? typed : null);

  const change = (next: string) => {
    setText(next);
    setRefusal(null);
    lookup.reset();
  };

  const open = (outcome: Outcome) => {
    if (outcome.agent_id === null || outcome.session_id === null || !mayLeave()) return;
    const path = pathOf({ agent_id: outcome.agent_id, session_id: outcome.session_id });
    startOpening(() => router.push(path));
    onOpen();
  };

  /** Looks up a text. Returns whether it was sent. */
  const lookUp = (given: string): boolean => {
    lookup.reset();
    if (isTooLarge(given)) {
      setText(given);
      setRefusal(refusals.tooLarge);
      return false;
    }
    const cut = withoutCredentials(given);
    const refused = refusalOf(cut.text);
    setText(cut.text);
    if (cut.heldCredential) setCutText(cut.text);
    setRefusal(refused);
    if (refused !== null) return false;
    setSentItems(pastedItems(cut.text));
    const onSuccess = ({ outcomes: [first, ...more] }: { outcomes: Outcome[] }) => {
      if (more.length > 0 || first?.outcome !== 'found') return;
      // The box and its warning disappear with the page.
      if (cut.heldCredential) notifications.show({ ...rotateWarning, color: 'amber', autoClose: false });
      open(first);
    };
    lookup.mutate({ text: cut.text }, { onSuccess });
    return true;
  };

  const outcomes = lookup.data?.outcomes ?? [];
  const outcome = outcomes.length === 1 ? outcomes[0] : undefined;
  const isBusy = lookup.isPending || isOpening || outcome?.outcome === 'found';
  const idParts = outcome ? idPartsAfter(outcome) : idPartsBefore(live.seen);
  return {
    text,
    change,
    lookUp,
    refusal,
    live,
    isSeveral,
    isEmpty: deferred.trim() === '',
    typed,
    suggested,
    outcomes,
    outcome,
    sentItems,
    /** different for each answer */
    answered: lookup.submittedAt,
    error: lookup.error,
    isPending: lookup.isPending,
    isBusy,
    idParts,
    isWrong: refusal !== null || (!isSeveral && idParts.some((part) => part.state === 'wrong')),
    heldCredential: live.heldCredential || cutText === text,
  };
}
