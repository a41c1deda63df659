import { type Access, permissions, type Role } from '#contract/permissions';

/**
 * Whoever is asking. A cookie, an API key and a share link all become one of these at the door; below it only masking,
 * caching and the record of looks ask for the kind, permissions never do.
 */
export type Actor = Access & {
  kind: 'person' | 'api_key' | 'share_link' | 'system' | 'nobody';
  id: string;
  /** the name that the record shows */
  label: string;
  callsPerMinute: number;
  /** when a key ends; null: never */
  expiresAt?: Date | null;
  role?: Role;
  signInId?: string;
  /** of the holder of a share link: the session that it leads to, and the open once they opened it */
  share?: { agent_id: string; session_id: string; openId: string | null };
};

/** Whoever shows no credential, where none is needed. */
export const nobody: Actor = {
  kind: 'nobody',
  id: '',
  label: 'nobody',
  callsPerMinute: 0,
  permissions: [],
  agentIds: [],
};

/** Whoever runs the desk's scripts on its own machine: they hold the database, so nothing is refused to them. */
export const commandLine: Actor = {
  kind: 'system',
  id: '',
  label: 'command line',
  callsPerMinute: 0,
  permissions,
  agentIds: null,
};

/** The call on whose behalf something happens: what the record keeps of it, and where the desk was reached. */
export type CallContext = {
  requestId: string;
  address: string;
  userAgent: string;
  /** PUBLIC_URL, or the scheme and host that the call was sent to; without a slash at the end */
  origin: string;
};
