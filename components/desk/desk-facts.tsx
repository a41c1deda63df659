'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** What the pages say of the desk itself. */
export type DeskFacts = { name: string; zone: string };

/** What a new desk has, where nothing is known of this one. */
export const defaultDesk: DeskFacts = { name: 'Session Desk', zone: 'UTC' };

const DeskFactsContext = createContext(defaultDesk);

/** Around all pages: what the server knows of the desk. */
export function DeskFactsProvider({ desk, children }: { desk: DeskFacts; children: ReactNode }) {
  return <DeskFactsContext value={desk}>{children}</DeskFactsContext>;
}

/** Gives the name and the zone of the desk; of a new desk where nothing is known of it. */
export function useDeskFacts(): DeskFacts {
  return useContext(DeskFactsContext);
}
