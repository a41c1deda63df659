import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './globals.css';
import './print.css';
import { ColorSchemeScript } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '#components/shell/providers';
import { readerCookies } from '../components/times/reader';

export const metadata: Metadata = {
  title: { default: 'Session Desk', template: '%s · Session Desk' },
  description: "The support desk's window into agent sessions.",
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false, date: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#141417' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [kept, given] = await Promise.all([cookies(), headers()]);
  return (
    // The script sets the colour scheme before the first paint, and a browser hides a nonce: both differ from here.
    <html lang="en" suppressHydrationWarning>
      <head>
        <ColorSchemeScript
          nonce={given.get('x-nonce') ?? undefined}
          defaultColorScheme="auto"
          suppressHydrationWarning
        />
      </head>
      <body>
        <Providers
          zone={kept.get(readerCookies.zone)?.value}
          chosenZone={kept.get(readerCookies.chosenZone)?.value}
          locale={kept.get(readerCookies.locale)?.value}
          now={Date.now()}
        >
          {children}
        </Providers>
      </body>
    </html>
  );
}
