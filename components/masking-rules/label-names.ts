import type { MaskLabel } from '#contract/masking';

/** What each label of a placeholder means. */
export const labelNames = {
  email: 'E-mail addresses',
  name: 'Names',
  phone: 'Phone numbers',
  address: 'Addresses',
  card: 'Cards',
  birth_date: 'Birth dates',
  id_number: 'ID numbers',
  ip_address: 'IP addresses',
  personal: 'Other personal data',
} as const satisfies Record<MaskLabel, string>;
