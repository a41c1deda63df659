/** The limits of the masking settings: rules, as many exceptions, and keys in all paths together. */
export const maskingLimits = { rules: 200, keys: 1_000 } as const;
