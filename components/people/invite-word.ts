/** The URL fragment of the page that opens the invitation form. */
export const inviteWord = 'invite';
