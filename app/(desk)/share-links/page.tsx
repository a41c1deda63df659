import type { Metadata } from 'next';
import { AllShareLinks } from '#components/share-links/all-share-links';
import { deskPages } from '#contract/desk-pages';
import { deskPage } from '../../desk-page';

export const metadata: Metadata = { title: 'Share links' };

/** The share links of all sessions that the reader can see. The browser asks the API for them, as any program would. */
export default deskPage(deskPages.shareLinks, () => <AllShareLinks />);
