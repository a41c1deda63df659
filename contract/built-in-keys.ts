import type { MaskLabel } from './masking';

/** Examples of keys that the built-in rules cover, for texts that explain the rules. The rules cover many more. */
export const builtInExamples = {
  email: ['email', 'customer_email', 'workEmailAddress'],
  name: ['first_name', 'customer_name', 'account_holder', 'username'],
  phone: ['phone', 'mobile', 'contact_phone_number'],
  address: ['address', 'billing_address', 'street', 'postal_code'],
  card: ['card_number', 'credit_card', 'cvv'],
  birth_date: ['birth_date', 'date_of_birth', 'dob'],
  id_number: ['iban', 'ssn', 'tax_id', 'passport_number'],
} as const satisfies Partial<Record<MaskLabel, readonly string[]>>;

/** Keys that the built-in rules leave alone, though they look similar to covered ones. */
export const builtInNotExamples = ['name', 'email_verified', 'has_phone'] as const;
