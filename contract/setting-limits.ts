/** So many characters the name of a desk has at most. */
export const maxDeskNameLength = 100;

/** So many days a share link may live at most, whatever admins set. */
export const maxShareDays = 365;

/** So many days is the longest retention of the audit log; beyond it events are kept for ever. */
export const maxRetentionDays = 3_650;
