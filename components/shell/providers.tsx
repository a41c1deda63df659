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
  /** left out where nothing is known of the desk */
  desk?: DeskFacts;
  children: ReactNode;
};

/** What every page needs around it. Takes what the server knows of the desk and of the reader. */
export function Providers({ desk = defaultDesk, children, ...reader }: ProvidersProps) {
  const [queryClient] = useState(() => createQueryClient(goToSignIn));
  useEffect(() => {
    // From now on what the server has drawn answers to a press: whatever drives a browser can wait for it.
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

// A sign-in that ended while a page was open: sign in again, then come back to where one was.
function goToSignIn(): void {
  const { pathname, search, hash } = window.location;
  // What was typed stays on the page, which says that it was not saved; one can sign in again in another window.
  if (pathname === '/sign-in' || hasUnsaved()) return;
  window.location.assign(`/sign-in?to=${encodeURIComponent(pathname + search + hash)}`);
}
