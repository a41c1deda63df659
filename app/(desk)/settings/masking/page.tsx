import type { Metadata } from 'next';
import { MaskingView } from '#components/masking-rules/masking-view';
import { deskPages } from '#contract/desk-pages';
import { deskPage } from '../../../desk-page';

export const metadata: Metadata = { title: 'Masking · Settings' };

/** The rules by which the desk hides personal data. The browser reads them from the API, as any program would. */
export default deskPage(deskPages.masking, () => <MaskingView />);
