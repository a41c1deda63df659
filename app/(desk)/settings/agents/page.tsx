import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Agents · Settings' };

/** To be replaced. */
export default function AgentsSettingsPage() {
  return <p>To be replaced.</p>;
}
