import { maxIdLength } from '#contract/id-forms';
import { recognise } from '#contract/pasted-text/pasted-text';

/** The incomplete ID at the end of a text, the agent ID typed before it, and the text before it. */
export type TypedBeginning = { beginning: string; agentId: string | null; before: string };

// Longer than any ID, so that only the end of a large text is read.
const longest = 300;
const atEnd = /(?:^|[^0-9A-Za-z_-])((?:agt|ase)_[0-9A-Za-z_-]+)$/;

/** Takes a text without credentials. Returns the incomplete ID at its end, or null if there is none. */
export function typedBeginning(text: string): TypedBeginning | null {
  const [, beginning] = atEnd.exec(text.slice(-longest)) ?? [];
  if (beginning === undefined || beginning.length > maxIdLength) return null;
  const before = text.slice(0, text.length - beginning.length);
  return { beginning, agentId: beginning.startsWith('ase_') ? recognise(before).agentId : null, before };
}
