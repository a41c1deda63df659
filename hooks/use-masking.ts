import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Masking } from '#contract/masking';
import type { Preview } from '#contract/settings';
import { desk } from './desk';
import { settingsQuery, useUpdateSettings } from './use-settings';

/**
 * Gives the mutation that replaces the masking rules. `base` is what one began from: where somebody else saved other
 * rules meanwhile, nothing is changed, and the answer is `{ theirs }`. Either way `useSettings` gives what is stored.
 */
export function useSaveMasking() {
  const cache = useQueryClient();
  const update = useUpdateSettings();
  return useMutation({
    mutationFn: async ({ base, masking }: { base: Masking; masking: Masking }) => {
      const now = await desk.getSettings();
      cache.setQueryData(settingsQuery().queryKey, now);
      // What is the same is written in the same way, by the API and by the form.
      const stored = JSON.stringify(now.masking);
      // An earlier attempt came through, though its answer did not.
      if (stored === JSON.stringify(masking)) return { saved: now };
      if (stored !== JSON.stringify(base)) return { theirs: now };
      return { saved: await update.mutateAsync({ masking }) };
    },
  });
}

type Tried = { agent_id: string | null; session_id: string; masking: Masking };

/**
 * Gives the mutation that tries rules on a session; without an agent the session is looked up first. The answer is
 * `{ outcome }` where it is not one session, or the previews, with the moment until which one may see values in them:
 * null where they show none. Each is recorded as a look. Nothing is kept once what asked is gone.
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

/** Whoever gets the values gets none that is withheld from the reader: the reader gets them, too. */
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
