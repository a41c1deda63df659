'use client';

import { VisuallyHidden } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const AnnouncerContext = createContext<(text: string) => void>(() => {});

/** The page's one polite live region: what sighted readers see change for a moment, others hear. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', times: 0 });
  const announce = useCallback((text: string) => setSaid(({ times }) => ({ text, times: times + 1 })), []);
  return (
    <AnnouncerContext value={announce}>
      {children}
      <VisuallyHidden role="status">
        {/* A new element each time, so that the same sentence is said again. */}
        <span key={said.times}>{said.text}</span>
      </VisuallyHidden>
    </AnnouncerContext>
  );
}

/** Returns a function that has a short sentence read out by screen readers. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnouncerContext);
}
