import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Masking · Settings' };

/** To be replaced. */
export default function MaskingSettingsPage() {
  return <p>To be replaced.</p>;
}
