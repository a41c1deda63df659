import { Problem } from '../problems/problem';
import { BareFrame } from './bare-frame';
import { Providers } from './providers';

export type BrokenPageProps = {
  /** identifies the failure in the desk's log */
  digest: string | undefined;
  onRetry: () => void;
};

/** A page that broke, without the desk's frame. */
export function BrokenPage({ digest, onRetry }: BrokenPageProps) {
  return (
    <Providers now={Date.now()}>
      <BareFrame>
        <Problem
          code="internal_error"
          messages={['This page could not be displayed.']}
          requestId={digest}
          onRetry={onRetry}
        />
      </BareFrame>
    </Providers>
  );
}
