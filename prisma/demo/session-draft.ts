/** Who made a change, as the record names them. */
export type ChangedBy = { kind: 'api_key' | 'person'; label: string };

/** The session as it stood after one change. `metadata` is JSON text, exactly as it is stored. */
export type Version = {
  at: Date;
  by: ChangedBy;
  description: string | null;
  metadata: string;
  enabled: boolean;
};

/** A session to be: its versions from the first, which made it, to the last, which is what is read now. */
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

/** Metadata a key a line, indented so that it stands right inside the answer of the API. */
export function indentedText(metadata: JsonObject): string {
  return JSON.stringify(metadata, null, 2).replaceAll('\n', '\n  ');
}

/** A session that was made once and never changed. */
export function unchanged(agentId: string, id: string, version: Version): SessionDraft {
  return { agentId, id, versions: [version] };
}
