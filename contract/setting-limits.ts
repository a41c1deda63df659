/** The maximum length of a desk's name, in characters. */
export const maxDeskNameLength = 100;

/** The maximum lifetime of a share link in days, whatever admins set. */
export const maxShareDays = 365;

/** The maximum retention of the audit log in days; beyond it events are kept for ever. */
export const maxRetentionDays = 3_650;
