import type { FirstStep } from '#contract/first-steps';
import { prisma } from './prisma';

/** When each step was first done; null: not yet. */
export type FirstStepTimes = Record<FirstStep['name'], Date | null>;

/**
 * Reads what happened first in the whole desk, each from an index, so it costs the same for ten rows and for millions.
 * A deleted session has left its audit event. Where retention removed the event, a tombstone or an access of any time
 * may remain, which is enough to know that the step was done. Only people, who are few, are searched for one of the
 * demo.
 */
export async function findFirstStepTimes(): Promise<FirstStepTimes & { has_demo_data: boolean }> {
  const [found] = await prisma().$queryRaw<[FirstStepTimes & { has_demo_data: boolean }]>`
    SELECT
      EXISTS (SELECT 1 FROM people WHERE demo) AS has_demo_data,
      (SELECT created_at FROM api_keys ORDER BY created_at, id LIMIT 1) AS create_api_key,
      LEAST(
        (SELECT created_at FROM sessions ORDER BY created_at LIMIT 1),
        (SELECT at FROM audit_events WHERE action = 'session.create' ORDER BY at LIMIT 1),
        (SELECT deleted_at FROM tombstones LIMIT 1)
      ) AS create_session,
      COALESCE(
        (SELECT at FROM audit_events WHERE action = 'session.read' AND actor_kind = 'person' ORDER BY at LIMIT 1),
        (SELECT started_at FROM looks LIMIT 1)
      ) AS look_up_session,
      LEAST(
        (SELECT created_at FROM people ORDER BY created_at, id OFFSET 1 LIMIT 1),
        (SELECT created_at FROM invitations ORDER BY created_at, id LIMIT 1)
      ) AS invite_person`;
  return found;
}
