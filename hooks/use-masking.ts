import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Masking } from '#contract/masking';
import type { Preview } from '#contract/settings';
import { desk } from './desk';
import { settingsQuery, useUpdateSettings } from './use-settings';

/**
 * Returns the mutation that replaces the masking rules. `base` is the rules the edit started from: if someone else has
 * saved other rules since, nothing is changed, and the result is `{ theirs }`. In both cases `useSettings` returns the
 * stored rules.
 */
export function useSaveMasking() {
  const cache = useQueryClient();
  const update = useUpdateSettings();
  return useMutation({
    mutationFn: async ({ base, masking }: { base: Masking; masking: Masking }) => {
      const now = await desk.getSettings();
      cache.setQueryData(settingsQuery().queryKey, now);
      // The API and the form write equal rules in the same way.
      const stored = JSON.stringify(now.masking);
      // An earlier attempt succeeded, though its response was lost.
      if (stored === JSON.stringify(masking)) return { saved: now };
      if (stored !== JSON.stringify(base)) return { theirs: now };
      return { saved: await update.mutateAsync({ masking }) };
    },
  });
}

type Tried = { agent_id: string | null; session_id: string; masking: Masking };

/**
 * Returns the mutation that tries rules on a session; without an agent the session is looked up first. The result is `{
 * outcome }` if that does not find exactly one session, otherwise the previews, with the time until which the reader
 * may see values in them: null if they show none. Each preview is a recorded access. Nothing is kept after unmounting.
 */
export function useCreatePreview() {
  return useMutation({
    gcTime: 0,
    mutationFn: async ({ agent_id: given, session_id, masking }: Tried) => {
      let agent_id = given;
      if (agent_id === null) {
        const [outcome] = (await desk.createLookup({ body: { text: session_id } })).outcomes;
        if (outcome?.outcome !== 'found') return { outcome: outcome ?? null };
        agent_id = outcome.agent_id ?? outcome.agent_ids[0] ?? '';
      }
      const params = { agent_id, session_id };
      const { previews } = await desk.createPreview({ body: { ...params, masking } });
      return { previews, session: params, shownUntil: showsValues(previews) ? await revealedUntil(params) : null };
    },
  });
}

/** Values that an actor would see are withheld unless the reader may see them as well. */
function showsValues(previews: readonly Preview[]): boolean {
  return previews.every(({ before, after }) => before.withheld.length + after.withheld.length === 0);
}

async function revealedUntil(params: { agent_id: string; session_id: string }): Promise<string | null> {
  const { reveals } = await desk.listReveals({ params });
  return (
    reveals
      .map(({ ends_at }) => ends_at)
      .toSorted()
      .at(-1) ?? null
  );
}
