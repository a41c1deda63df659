import { Button } from '@mantine/core';
import { PartFailure } from '../problems/part-failure';

type ExportEndProps = {
  isPending: boolean;
  /** what it failed with, where it did */
  error: Error | null;
  /** of the dialog's buttons */
  className: string | undefined;
  onRun: () => void;
  onCancel: () => void;
  onClose: () => void;
};

/** The end of every export's dialog: what failed, and the buttons that start it, stop it and leave. */
export function ExportEnd({ isPending, error, className, onRun, onCancel, onClose }: ExportEndProps) {
  return (
    <>
      {error === null ? null : (
        <PartFailure words="The export failed, and no file was saved. Your filters are kept." error={error} />
      )}
      <div className={className}>
        {/* One button in both: it keeps the focus. */}
        <Button variant={isPending ? 'default' : 'filled'} onClick={isPending ? onCancel : onRun}>
          {isPending ? 'Cancel export' : error === null ? 'Export' : 'Try again'}
        </Button>
        {isPending ? null : (
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        )}
      </div>
    </>
  );
}
