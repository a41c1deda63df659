/** The hash of the page's URL that opens the form prefilled for the first key of a desk. */
export const firstKeyWord = 'first-key';
