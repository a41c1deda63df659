import { emptyDraft, type KeyDraft } from './key-draft';
import { toLevels } from './permission-levels';

/** A key with which agents and sessions can be made. The form shows it, and one may choose otherwise. */
export const firstKeyDraft: KeyDraft = {
  ...emptyDraft,
  name: 'First key',
  levels: toLevels(['agents:read', 'agents:write', 'sessions:read', 'sessions:write']),
};
