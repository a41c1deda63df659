import type { Access, Role } from '#contract/permissions';

/**
 * Whoever is asking. A cookie and an API key both become one of these at the door; below it only masking, caching
 * and the record of looks ask for the kind, permissions never do.
 */
export type Actor = Access & {
  kind: 'person' | 'api_key';
  id: string;
  /** the name that the record shows */
  label: string;
  callsPerMinute: number;
  role?: Role;
  signInId?: string;
};

/** The call on whose behalf something happens: what the record keeps of it. */
export type Call = { requestId: string; address: string; userAgent: string };
