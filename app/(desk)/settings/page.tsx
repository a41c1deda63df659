import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Desk · Settings' };

/** To be replaced. */
export default function DeskSettingsPage() {
  return <p>To be replaced.</p>;
}
