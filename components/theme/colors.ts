import type { MantineColorsTuple } from '@mantine/core';

/**
 * Neutral greys, one accent for clickable things, and three semantic colours. In each tuple shade 6 is text or a filled
 * button on a light page (AA on white), and shade 4 is text on a dark one.
 */
export const accent: MantineColorsTuple = [
  '#f3f4fe',
  '#e5e7fc',
  '#cbd0f9',
  '#abb2f4',
  '#98a1f6',
  '#6b74e6',
  '#4a52cc',
  '#3d44b0',
  '#33398f',
  '#272b6b',
];

export const gray: MantineColorsTuple = [
  '#fafafa',
  '#f4f4f5',
  '#ebebed',
  '#e0e0e4',
  '#cdcdd3',
  '#8e8e99',
  '#5f5f6b',
  '#4a4a55',
  '#2f2f37',
  '#1a1a1f',
];

/** From text to the deepest background. */
export const dark: MantineColorsTuple = [
  '#e8e8ec',
  '#c6c6ce',
  '#9d9da9',
  '#84848f',
  '#3c3c45',
  '#2b2b32',
  '#1f1f25',
  '#141417',
  '#0e0e11',
  '#09090b',
];

export const green: MantineColorsTuple = [
  '#effbf3',
  '#d9f5e2',
  '#b4e8c5',
  '#80d49d',
  '#4cc276',
  '#22a052',
  '#157a3b',
  '#126631',
  '#104f28',
  '#0b371d',
];

export const amber: MantineColorsTuple = [
  '#fff8e8',
  '#feefc9',
  '#fbdf92',
  '#f5ca57',
  '#e8b23a',
  '#b9790a',
  '#8c5800',
  '#734800',
  '#583700',
  '#3d2600',
];

export const red: MantineColorsTuple = [
  '#fef3f2',
  '#fde4e2',
  '#fac9c5',
  '#f5a39d',
  '#f58b84',
  '#e0524a',
  '#c0312a',
  '#a32822',
  '#80201b',
  '#581613',
];
