import type { ReactNode } from 'react';
import { Providers } from '#components/shell/providers';
import { readerOfRequest } from './reader-of-request';

/** What the desk's own pages need around them, with what the browser has told of its reader. */
export async function PageProviders({ children }: { children: ReactNode }) {
  return <Providers {...(await readerOfRequest())}>{children}</Providers>;
}
