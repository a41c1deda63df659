/** The page on which somebody who is invited becomes a person of the desk. */
export function invitationPath(token: string): string {
  return `/invitations/${encodeURIComponent(token)}`;
}

/** The page on which a person sets a new password. */
export function passwordResetPath(token: string): string {
  return `/password-resets/${encodeURIComponent(token)}`;
}

/** The page on which whoever holds a share link opens it. */
export function shareLinkPath(token: string): string {
  return `/share/${encodeURIComponent(token)}`;
}
