/** The actor of a change, as recorded. */
export type ChangedBy = { kind: 'api_key' | 'person'; label: string };

/** The session after one change. `metadata` is JSON text, exactly as it is stored. */
export type Version = {
  at: Date;
  by: ChangedBy;
  description: string | null;
  metadata: string;
  enabled: boolean;
};

/** A session to be stored: its versions from the first, which created it, to the last, which is the current state. */
export type SessionDraft = { agentId: string; id: string; versions: [Version, ...Version[]] };

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export const keys = {
  crm: { kind: 'api_key', label: 'key “crm”' },
  gateway: { kind: 'api_key', label: 'key “chat-gateway”' },
  billing: { kind: 'api_key', label: 'key “billing-sync”' },
  import: { kind: 'api_key', label: 'key “import 2024”' },
} as const satisfies Record<string, ChangedBy>;

/** Metadata on one line, as most programs send it. */
export function compactText(metadata: JsonObject): string {
  return JSON.stringify(metadata);
}

/** Metadata with one key per line, indented to fit into the response of the API. */
export function indentedText(metadata: JsonObject): string {
  return JSON.stringify(metadata, null, 2).replaceAll('\n', '\n  ');
}

/** A session that was created and never changed. */
export function unchanged(agentId: string, id: string, version: Version): SessionDraft {
  return { agentId, id, versions: [version] };
}
