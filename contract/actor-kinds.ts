/** What whoever did something can be: `nobody` came without a credential, `system` is the desk itself. */
export const actorKinds = ['person', 'api_key', 'share_link', 'nobody', 'system'] as const;
