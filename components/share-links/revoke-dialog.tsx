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

/** Asks before a link is revoked, and says what happens to anyone who has it open. */
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
        announce('Share link revoked.');
        close();
      },
    });
  return (
    <LazyModal opened={opened} onClose={close} onExitTransitionEnd={onGone} title="Revoke this share link">
      <div className={classes.form}>
        <p>
          The link stops working at once, for good. Anyone who has it open loses access within ten seconds and is told
          that <bdi>{link.made_by.name}</bdi>’s link was revoked.
        </p>
        <p>Anything already read or copied can’t be taken back. The record of opens is kept.</p>
        {revoke.error === null ? null : (
          <PartFailure
            words="The link was not revoked."
            unknown="We don’t know whether the link was revoked. It’s safe to revoke it again."
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
