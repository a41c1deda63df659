/** The kinds of actor. `nobody` is a request without a credential, `system` the desk itself. */
export const actorKinds = ['person', 'api_key', 'share_link', 'nobody', 'system'] as const;
