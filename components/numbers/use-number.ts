import { useCallback } from 'react';
import { useTimeDisplay } from '../times/time-display';
import { writeNumber } from './write-number';

/** How a number is written for the reader. What is stored in metadata is never written so: it is shown as it is stored. */
export type WriteNumber = (number: number) => string;

/** Gives the function that writes numbers in the reader's locale, the same on the server and in the first client render. */
export function useNumber(): WriteNumber {
  const { locale } = useTimeDisplay();
  return useCallback((number: number) => writeNumber(number, locale), [locale]);
}
