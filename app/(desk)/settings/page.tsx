import type { Metadata } from 'next';
import { DeskSettings } from '#components/settings/desk-settings';
import { deskPages } from '#contract/desk-pages';
import { deskPage } from '../../desk-page';

export const metadata: Metadata = { title: 'Desk · Settings' };

export default deskPage(deskPages.settings, () => <DeskSettings />);
