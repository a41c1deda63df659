/** What an address of the page ends with that opens the form with the first key of a desk in it. */
export const firstKeyWord = 'first-key';
