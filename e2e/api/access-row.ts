import type { Permission } from '#contract/permissions';
import type { Sent } from '../fixtures/endpoint-calls';

/** Who makes what a call is about: whoever calls, unless a test is about somebody else's. */
export interface Maker {
  kind: 'person' | 'api_key' | 'share_link' | 'share_link_open' | 'nobody';
  id: string;
}

/** A call of an endpoint that succeeds for whoever may make it. */
export interface MatrixCall extends Sent {
  query?: Record<string, string>;
  /** a text that the answer has for whom it reaches, and for nobody else */
  finds?: string;
}

/**
 * One endpoint in the access matrix. Who may call comes from its contract record; the row says what the record cannot.
 */
export interface AccessRow {
  /** Makes what the call is about, anew each time, and says what to send. */
  call: (maker: Maker) => MatrixCall | Promise<MatrixCall>;
  /**
   * Whose it is beside the permission: an `agent`'s (unless said otherwise), so lists of agents keep others out; its
   * `maker`'s alone; or the whole `desk`'s.
   */
  belongsTo?: 'agent' | 'maker' | 'desk';
  /** Who holds this for all agents reaches what is somebody else's, too. */
  openTo?: Permission;
  /** Refused to whoever has a list of agents, since what is made would lie outside of every list. */
  refusesLists?: true;
  /** A permission beside the endpoint's own, for the agent that the body names; so a list refuses, too. */
  alsoNeeds?: Permission;
  /** A call that clashes with what is there. Needed where the record declares `conflict`. */
  conflict?: (maker: Maker) => MatrixCall | Promise<MatrixCall>;
}
