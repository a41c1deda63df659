import { emptyDraft, type KeyDraft } from './key-draft';
import { toLevels } from './permission-levels';

/** A key that can create agents and sessions. The form shows it, and the reader can change it. */
export const firstKeyDraft: KeyDraft = {
  ...emptyDraft,
  name: 'First key',
  levels: toLevels(['agents:read', 'agents:write', 'sessions:read', 'sessions:write']),
};
