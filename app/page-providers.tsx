import type { ReactNode } from 'react';
import { Providers } from '#components/shell/providers';
import { pageContext } from './page-context';

/** What the desk's own pages need around them, with what is known of the desk and of the reader. */
export async function PageProviders({ children }: { children: ReactNode }) {
  return <Providers {...(await pageContext())}>{children}</Providers>;
}
