import type { ReactNode } from 'react';
import { Providers } from '#components/shell/providers';
import { knownToPages } from './known-to-pages';

/** The providers of the desk's own pages, with what is known about the desk and the reader. */
export async function PageProviders({ children }: { children: ReactNode }) {
  return <Providers {...(await knownToPages())}>{children}</Providers>;
}
