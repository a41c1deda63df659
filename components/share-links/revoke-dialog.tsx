import { Button } from '@mantine/core';
import type { ShareLink } from '#contract/share-links';
import { useRevokeShareLink } from '#hooks/use-share-links';
import { BusyButton } from '../controls/busy-button';
import { LazyModal } from '../lazy/lazy-modal';
import { useAnnounce } from '../notices/announcer';
import { PartFailure } from '../problems/part-failure';
import classes from './share-links.module.css';

type RevokeDialogProps = {
  link: ShareLink;
  opened: boolean;
  onClose: () => void;
  /** the dialog is gone, and what had the focus before has it again, if it is still there */
  onGone: () => void;
};

/** Asks before a link is revoked, and says what happens to whoever has it. */
export function RevokeDialog({ link, opened, onClose, onGone }: RevokeDialogProps) {
  const revoke = useRevokeShareLink();
  const announce = useAnnounce();
  const close = () => {
    revoke.reset();
    onClose();
  };
  const submit = () =>
    revoke.mutate(link.id, {
      onSuccess: () => {
        announce('The share link is revoked.');
        close();
      },
    });
  return (
    <LazyModal opened={opened} onClose={close} onExitTransitionEnd={onGone} title="Revoke this share link">
      <div className={classes.form}>
        <p>
          It stops at once and for good, also for whoever has it open: their page goes dark within ten seconds. They are
          told that <bdi>{link.made_by.name}</bdi>’s link was revoked.
        </p>
        <p>What they have read or copied by now stays with them. The record of its opens stays, too.</p>
        {revoke.error === null ? null : (
          <PartFailure
            words="The link was not revoked."
            unknown="It is not known whether the link was revoked. Revoking it once more does no harm."
            error={revoke.error}
          />
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <BusyButton color="red" data-autofocus isBusy={revoke.isPending} onClick={submit}>
            Revoke
          </BusyButton>
        </div>
      </div>
    </LazyModal>
  );
}
