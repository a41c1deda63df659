import { Button } from '@mantine/core';
import { PartFailure } from '../problems/part-failure';

type ExportEndProps = {
  isPending: boolean;
  /** the error, if the export failed */
  error: Error | null;
  /** the class of the dialog's buttons */
  className: string | undefined;
  onRun: () => void;
  onCancel: () => void;
  onClose: () => void;
};

/** The end of every export dialog: the error, and the buttons to start, cancel and close. */
export function ExportEnd({ isPending, error, className, onRun, onCancel, onClose }: ExportEndProps) {
  return (
    <>
      {error === null ? null : (
        <PartFailure words="The export failed, and no file was saved. Your filters are kept." error={error} />
      )}
      <div className={className}>
        {/* The same button for both, so that it keeps the focus. */}
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
