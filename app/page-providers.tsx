import type { ReactNode } from 'react';
import { Providers } from '#components/shell/providers';
import { pageContext } from './page-context';

/** The providers of the desk's own pages, with what is known about the desk and the reader. */
export async function PageProviders({ children }: { children: ReactNode }) {
  return <Providers {...(await pageContext())}>{children}</Providers>;
}
