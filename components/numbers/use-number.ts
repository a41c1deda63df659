import { useCallback } from 'react';
import { useTimeDisplay } from '../times/time-display';
import { writeNumber } from './write-number';

/** Formats a number for the reader. Never used for stored metadata, which is shown exactly as stored. */
export type WriteNumber = (number: number) => string;

/** Returns a function that formats numbers in the reader's locale, the same on the server and in the first render. */
export function useNumber(): WriteNumber {
  const { locale } = useTimeDisplay();
  return useCallback((number: number) => writeNumber(number, locale), [locale]);
}
