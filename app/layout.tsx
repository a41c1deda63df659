import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './globals.css';
import './print.css';
import { ColorSchemeScript } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { publicSettings } from '#core/settings/public-settings';

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await publicSettings();
  // In a title template, %s is replaced by the page's own title; in the desk's name it is plain text.
  const template = `%s · ${name.replaceAll('%s', '%\u2060s')}`;
  return {
    title: { default: name, template },
    description: "The support desk's window into agent sessions.",
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, email: false, address: false, date: false },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#141417' },
  ],
};

/**
 * What every page has: fonts, styles, colour scheme. Nothing more, to keep a share link's page small: the providers of
 * the desk's own pages are in `page-providers.tsx`.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const given = await headers();
  return (
    // The script sets the colour scheme before the first paint, and browsers hide the nonce, so both differ from this
    // HTML.
    <html lang="en" suppressHydrationWarning>
      <head>
        <ColorSchemeScript
          nonce={given.get('x-nonce') ?? undefined}
          defaultColorScheme="auto"
          suppressHydrationWarning
        />
      </head>
      <body>{children}</body>
    </html>
  );
}
