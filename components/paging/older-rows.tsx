import { PartFailure } from '../problems/part-failure';
import { BusyButton } from '../shell/busy-button';

export type OlderRowsProps = {
  /** what the button says */
  words: string;
  /** what is said where they could not be read */
  failure: string;
  className: string | undefined;
  /** the list that goes on, as its hook gives it */
  list: { error: Error | null; hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
};

/** The end of a list whose older rows are read on demand: what failed of that, and the button that reads on. */
export function OlderRows({ words, failure, className, list }: OlderRowsProps) {
  const { error, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  return (
    <>
      {error === null ? null : <PartFailure words={failure} error={error} />}
      {hasNextPage ? (
        <BusyButton
          variant="default"
          size="xs"
          className={className}
          isBusy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {words}
        </BusyButton>
      ) : null}
    </>
  );
}
