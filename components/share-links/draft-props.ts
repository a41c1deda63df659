import type { DraftProblems, ShareDraft, SharePolicy } from './share-draft';
import type { SharedOf } from './shared-of';

/** The props of every part of the form: the choices, their problems, and how to change them. */
export type DraftProps = {
  draft: ShareDraft;
  problems: DraftProblems;
  of: SharedOf;
  policy: SharePolicy;
  onChange: (change: Partial<ShareDraft>) => void;
};
