import type { Metadata } from 'next';
import { DeskSettings } from '#components/settings/desk-settings';

export const metadata: Metadata = { title: 'Desk · Settings' };

export default function DeskSettingsPage() {
  return <DeskSettings />;
}
