import { z } from 'zod';
import { maskingLimits } from './masking-limits';
import { PathPatternError, parsePathPattern, pathPatternLimits } from './path-patterns';

/** What a placeholder says was hidden: the first part of `email·9f3c04d1be`. This is the only list of labels. */
export const maskLabels = [
  'email',
  'name',
  'phone',
  'address',
  'card',
  'birth_date',
  'id_number',
  'ip_address',
  'personal',
] as const;

export type MaskLabel = (typeof maskLabels)[number];

const { rules: maxRules, keys: maxKeys } = maskingLimits;

const pathPatternSchema = z
  .string('a path must be a string')
  .superRefine((text, context) => {
    const problem = problemOf(text);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  })
  .meta({
    maxLength: pathPatternLimits.characters,
    description:
      'Metadata keys from the top level down, separated by dots: `customer.email`. `*` matches any one key or part of one (`*_email`), `**` any number of keys (`**.notes`); a key in double quotes is matched literally (`"a.b".c`). Case is ignored. Positions in lists may be left out: `items.buyer`',
  });

function problemOf(text: string): string | null {
  try {
    parsePathPattern(text);
    return null;
  } catch (error) {
    if (error instanceof PathPatternError) return error.message;
    throw error;
  }
}

// Every key of every path may have to be tried on every value.
function keysIn(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + (problemOf(path) === null ? parsePathPattern(path).length : 0), 0);
}

const onOff = (what: string) => z.boolean('must be true or false').meta({ description: what });

/** How personal data is masked, as set by admins. */
export const maskingSchema = z
  .strictObject(
    {
      built_in_keys: onOff("The desk's own rules: values under keys such as `email`, `customer_name`, `phone`"),
      rules: z
        .array(
          z.strictObject({
            path: pathPatternSchema,
            label: z
              .enum(maskLabels, `must be one of ${maskLabels.join(', ')}`)
              .meta({ description: 'What the placeholder says was hidden' }),
          }),
          'rules must be a list',
        )
        .max(maxRules, `can have at most ${maxRules} rules`)
        .meta({
          description: 'Values to mask entirely, in addition to the built-in rules; the first matching rule applies',
        }),
      exceptions: z
        .array(pathPatternSchema, 'exceptions must be a list')
        .max(maxRules, `can have at most ${maxRules} exceptions`)
        .meta({ description: 'Values that no rule masks, built-in or custom. Detectors still scan them' }),
      detectors: z
        .strictObject({
          email: onOff('E-mail addresses'),
          phone: onOff('Phone numbers'),
          card: onOff('Card numbers'),
          ip_address: onOff('IP addresses'),
        })
        .meta({ description: 'What is detected inside text, including the description' }),
    },
    'masking must be an object',
  )
  .refine(({ rules, exceptions }) => keysIn([...rules.map(({ path }) => path), ...exceptions]) <= maxKeys, {
    error: `all rules and exceptions together can have at most ${maxKeys.toLocaleString('en')} keys in their paths`,
    path: ['rules'],
  })
  .meta({ id: 'Masking' });

export type Masking = z.infer<typeof maskingSchema>;

/** The masking of a new desk: everything that it can detect itself. */
export const defaultMasking: Masking = {
  built_in_keys: true,
  rules: [],
  exceptions: [],
  detectors: { email: true, phone: true, card: true, ip_address: true },
};
