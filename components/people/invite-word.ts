/** What an address of the page ends with that opens the form for an invitation. */
export const inviteWord = 'invite';
