import { useMemo, useState } from 'react';
import type { Session } from '#contract/sessions';
import type { NewShareLink, ShareLink } from '#contract/share-links';
import { describeFailure } from '#hooks/failures';
import { useCreateShareLink, usePreviewShareLink } from '#hooks/use-share-links';
import { LazyModal } from '../lazy/lazy-modal';
import { useTimeDisplay } from '../times/time-display';
import {
  type DraftProblems,
  draftLike,
  newDraft,
  problemsFrom,
  type SharePolicy,
  type ShareTerms,
  termsOf,
} from './share-draft';
import { ShareForm } from './share-form';
import { ShareMade } from './share-made';
import { SharePreview } from './share-preview';
import { sharedOf } from './shared-of';

type ShareDialogProps = {
  params: { agent_id: string; session_id: string };
  /** the session as it is shown beside the dialog */
  session: Session;
  /** the moment that it is shown at, null for now */
  at: string | null;
  policy: SharePolicy;
  /** a link to recreate */
  like?: ShareLink;
  opened: boolean;
  onClose: () => void;
};

/** Creates a share link in three steps: the choices, the preview, and the link, which is shown once. */
export function ShareDialog({ opened, onClose, ...rest }: ShareDialogProps) {
  const [made, setMade] = useState<NewShareLink | null>(null);
  const close = () => {
    setMade(null);
    onClose();
  };
  // A click outside must not lose the choices or the link; Escape must not lose the link either.
  return (
    <LazyModal
      opened={opened}
      onClose={close}
      closeOnClickOutside={false}
      closeOnEscape={made === null}
      withCloseButton={made === null}
      title={made === null ? 'Share this session' : 'Link created'}
      size="xl"
    >
      {made === null ? (
        <ShareSteps {...rest} onMade={setMade} onClose={close} />
      ) : (
        <ShareMade link={made} sharedBy={rest.policy.sharedBy} onClose={close} />
      )}
    </LazyModal>
  );
}

type ShareStepsProps = Omit<ShareDialogProps, 'opened'> & { onMade: (link: NewShareLink) => void };

function ShareSteps({ params, session, at, policy, like, onMade, onClose }: ShareStepsProps) {
  const { zone } = useTimeDisplay();
  const of = useMemo(() => sharedOf(session, at), [session, at]);
  const [draft, setDraft] = useState(() => (like === undefined ? newDraft(policy) : draftLike(like, policy)));
  const [problems, setProblems] = useState<DraftProblems>({});
  const [terms, setTerms] = useState<ShareTerms | null>(null);
  const preview = usePreviewShareLink(params);
  const create = useCreateShareLink(params);

  const askPreview = () => {
    const checked = termsOf(draft, policy, zone, Date.now());
    if ('problems' in checked) {
      // An earlier refusal by the desk no longer applies.
      preview.reset();
      return setProblems(checked.problems);
    }
    setProblems({});
    create.reset();
    preview.mutate(checked.terms, {
      onSuccess: () => setTerms(checked.terms),
      onError: (error) => setProblems(problemsFrom(describeFailure(error))),
    });
  };
  if (terms !== null && preview.data !== undefined) {
    return (
      <SharePreview
        preview={preview.data}
        terms={terms}
        policy={policy}
        error={create.error}
        isBusy={create.isPending}
        onBack={() => setTerms(null)}
        onMake={() => create.mutate(terms, { onSuccess: onMade })}
      />
    );
  }
  return (
    <ShareForm
      draft={draft}
      problems={problems}
      of={of}
      policy={policy}
      error={preview.error}
      isBusy={preview.isPending}
      onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
      onSubmit={askPreview}
      onClose={onClose}
    />
  );
}
