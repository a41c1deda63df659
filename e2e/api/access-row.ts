import type { Permission } from '#contract/permissions';
import type { Sent } from '../fixtures/endpoint-calls';

/** The creator of what a call is about: by default the actor that calls, in some tests another one. */
export interface Maker {
  kind: 'person' | 'api_key' | 'share_link' | 'share_link_open' | 'nobody';
  id: string;
}

/** A call of an endpoint that succeeds for every actor that is allowed to make it. */
export interface MatrixCall extends Sent {
  query?: Record<string, string>;
  /** a text that is in the answer for those whom it reaches, and for nobody else */
  finds?: string;
}

/**
 * The row of one endpoint in the access matrix. Who may call is in its contract record; the row holds what the record
 * cannot say.
 */
export interface AccessRow {
  /** Creates something new for the call to be about, and returns what to send. */
  call: (maker: Maker) => MatrixCall | Promise<MatrixCall>;
  /**
   * What decides about access besides the permission: the `agent` (the default), so that lists of agents restrict it;
   * the `maker`, who alone has access; or the `desk` as a whole.
   */
  belongsTo?: 'agent' | 'maker' | 'desk';
  /** Actors that hold this permission for all agents also reach what others created. */
  openTo?: Permission;
  /** Refused to every actor with a list of agents, since what is created would be outside of every list. */
  refusesLists?: true;
  /**
   * A permission needed besides the endpoint's own, for the agent that the body names; so a list of agents leads to a
   * refusal as well.
   */
  alsoNeeds?: Permission;
  /** A call that conflicts with what exists. Required if the record declares `conflict`. */
  conflict?: (maker: Maker) => MatrixCall | Promise<MatrixCall>;
}
