import { useEffect, useRef, useState } from 'react';
import { BusyButton } from '../controls/busy-button';
import { PartFailure } from '../problems/part-failure';

export type OlderRowsProps = {
  /** the button's label */
  words: string;
  /** shown when the next page could not be loaded */
  failure: string;
  className: string | undefined;
  /** the list, as returned by its hook */
  list: { error: Error | null; hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
};

/** The end of a list that loads more rows on demand: the last failure, and the button that loads the next page. */
export function OlderRows({ words, failure, className, list }: OlderRowsProps) {
  const { error, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const [isRead, setRead] = useState(false);
  const end = useRef<HTMLSpanElement>(null);
  const isAll = isRead && !hasNextPage;
  useEffect(() => {
    // The button that was pressed is gone: keep the focus in its place.
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
