'use client';

import { SegmentedControl, useMantineColorScheme } from '@mantine/core';

const schemes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'System' },
] as const;

/** Lets the reader choose light, dark or their system's scheme. The choice is saved in the browser. */
export function ColorSchemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label="Colour scheme"
      fullWidth
      size="xs"
      data={[...schemes]}
      value={colorScheme}
      onChange={setColorScheme}
      transitionDuration={0}
    />
  );
}
