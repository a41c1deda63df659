'use client';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { createQueryClient } from '#hooks/query-client';
import { hasUnsaved } from '../browser/unsaved';
import { type DeskFacts, DeskFactsProvider, defaultDesk } from '../desk/desk-facts';
import { AnnouncerProvider } from '../notices/announcer';
import { FailureToasts } from '../problems/failure-toasts';
import { deskTheme, deskVariables } from '../theme/desk-theme';
import { TimeDisplayProvider, type TimeDisplayProviderProps } from '../times/time-display';

export type ProvidersProps = Omit<TimeDisplayProviderProps, 'children' | 'deskZone'> & {
  /** left out if nothing is known about the desk */
  desk?: DeskFacts;
  children: ReactNode;
};

/** The providers that every page needs, with what the server knows about the desk and the reader. */
export function Providers({ desk = defaultDesk, children, ...reader }: ProvidersProps) {
  const [queryClient] = useState(() => createQueryClient(goToSignIn));
  useEffect(() => {
    // From now on the server-rendered page reacts to clicks: browser tests can wait for this.
    document.documentElement.dataset.alive = 'true';
  }, []);
  return (
    // Styles need no nonce: the policy admits them anyway, since Mantine also sets style attributes.
    <MantineProvider theme={deskTheme} cssVariablesResolver={deskVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <TimeDisplayProvider {...reader} deskZone={desk.zone}>
          <AnnouncerProvider>
            <FailureToasts />
            <DeskFactsProvider desk={desk}>{children}</DeskFactsProvider>
            <Notifications position="bottom-right" limit={3} />
          </AnnouncerProvider>
        </TimeDisplayProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

// If a sign-in ends while a page is open: sign in again, then return to the same page.
function goToSignIn(): void {
  const { pathname, search, hash } = window.location;
  // Keep what was typed: the page says that it was not saved, and the reader can sign in again in another window.
  if (pathname === '/sign-in' || hasUnsaved()) return;
  window.location.assign(`/sign-in?to=${encodeURIComponent(pathname + search + hash)}`);
}
