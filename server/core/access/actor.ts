import { type Access, permissions, type Role } from '#contract/permissions';

/**
 * The person, API key or share-link holder that makes a call. Authentication turns every credential into an actor. Past
 * that, only masking, caching and the access log look at `kind`; permission checks never do.
 */
export type Actor = Access & {
  kind: 'person' | 'api_key' | 'share_link' | 'system' | 'nobody';
  id: string;
  /** the name shown in the audit log */
  label: string;
  callsPerMinute: number;
  /** when an API key expires; null: never */
  expiresAt?: Date | null;
  role?: Role;
  signInId?: string;
  /** for the holder of a share link: the session of the link, and the open, once the link has been opened */
  share?: { agent_id: string; session_id: string; openId: string | null };
};

/** The actor of a call without a credential, where none is needed. */
export const nobody: Actor = {
  kind: 'nobody',
  id: '',
  label: 'nobody',
  callsPerMinute: 0,
  permissions: [],
  agentIds: [],
};

/** The actor for scripts run on the desk's own machine. They have the database anyway, so they are refused nothing. */
export const commandLine: Actor = {
  kind: 'system',
  id: '',
  label: 'command line',
  callsPerMinute: 0,
  permissions,
  agentIds: null,
};

/** The call that an action belongs to: what the audit log keeps of it, and the origin it was sent to. */
export type CallContext = {
  requestId: string;
  address: string;
  userAgent: string;
  /** PUBLIC_URL, or the scheme and host that the call was sent to; no trailing slash */
  origin: string;
};
