/** The page on which an invited person accepts the invitation. */
export function invitationPath(token: string): string {
  return `/invitations/${encodeURIComponent(token)}`;
}

/** The page on which a person sets a new password. */
export function passwordResetPath(token: string): string {
  return `/password-resets/${encodeURIComponent(token)}`;
}

/** The page on which the holder of a share link opens it. */
export function shareLinkPath(token: string): string {
  return `/share/${encodeURIComponent(token)}`;
}
