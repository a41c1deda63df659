import { useEffect, useRef, useState } from 'react';
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
  const [isRead, setRead] = useState(false);
  const end = useRef<HTMLSpanElement>(null);
  const isAll = isRead && !hasNextPage;
  useEffect(() => {
    // The button that was pressed is gone: one goes on where it stood.
    if (isAll && document.activeElement === document.body) end.current?.focus();
  }, [isAll]);
  return (
    <>
      {error === null ? null : <PartFailure words={failure} error={error} />}
      {hasNextPage ? (
        <BusyButton
          variant="default"
          size="xs"
          className={className}
          isBusy={isFetchingNextPage}
          onClick={() => {
            setRead(true);
            void fetchNextPage();
          }}
        >
          {words}
        </BusyButton>
      ) : null}
      {isAll ? (
        <span ref={end} tabIndex={-1} className={className}>
          End of list.
        </span>
      ) : null}
    </>
  );
}
