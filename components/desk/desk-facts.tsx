'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** What the pages show about the desk itself. */
export type DeskFacts = { name: string; zone: string };

/** The values of a new desk, if nothing is known about this one. */
export const defaultDesk: DeskFacts = { name: 'Session Desk', zone: 'UTC' };

const DeskFactsContext = createContext(defaultDesk);

/** Provides all pages with what the server knows about the desk. */
export function DeskFactsProvider({ desk, children }: { desk: DeskFacts; children: ReactNode }) {
  return <DeskFactsContext value={desk}>{children}</DeskFactsContext>;
}

/** Returns the desk's name and zone; those of a new desk if nothing is known. */
export function useDeskFacts(): DeskFacts {
  return useContext(DeskFactsContext);
}
