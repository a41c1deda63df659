import type { DraftProblems, ShareDraft, SharePolicy } from './share-draft';
import type { SharedOf } from './shared-of';

/** What every part of the form takes: the choices, what is wrong with them, and how to change them. */
export type DraftProps = {
  draft: ShareDraft;
  problems: DraftProblems;
  of: SharedOf;
  policy: SharePolicy;
  onChange: (change: Partial<ShareDraft>) => void;
};
