import type { Chance } from './chance';
import { type ChangedBy, type JsonObject, keys, type Version } from './session-draft';

const minute = 60_000;
const people = ['Sarah Lindqvist', 'Tomasz Zieliński', 'Amara Nwosu', 'Mei Tanaka'];

type Beginning = {
  at: Date;
  description: string | null;
  metadata: JsonObject;
  write: (metadata: JsonObject) => string;
  /** no change is later than this */
  end: Date;
};

/** Invents the changes of a session after its creation: two in five never change, the others one to six times. */
export function inventHistory(chance: Chance, beginning: Beginning): [Version, ...Version[]] {
  const { write, end } = beginning;
  let { at, metadata, description } = beginning;
  let enabled = true;
  const version = (by: ChangedBy): Version => ({ at, by, description, metadata: write(metadata), enabled });
  const versions: [Version, ...Version[]] = [version(chance.pick([keys.gateway, keys.gateway, keys.crm]))];
  const changes = chance.happens(0.4) ? 0 : chance.integer(1, chance.happens(0.2) ? 6 : 3);
  for (let change = 1; change <= changes; change += 1) {
    const next = new Date(at.getTime() + chance.integer(2, chance.happens(0.3) ? 6_000 : 240) * minute);
    if (next > end) break;
    at = next;
    const isLast = change === changes;
    metadata = {
      ...metadata,
      ...changedFields(chance, isLast),
      last_interaction: at.toISOString().replace(/\.\d+/, ''),
    };
    if (isLast && chance.happens(0.25)) enabled = false;
    if (description !== null && chance.happens(0.08)) description = `${description} (see the note)`;
    versions.push(version(changer(chance)));
  }
  return versions;
}

function changer(chance: Chance): ChangedBy {
  return chance.happens(0.35)
    ? { kind: 'person', label: chance.pick(people) }
    : chance.pick([keys.crm, keys.crm, keys.gateway, keys.billing]);
}

function changedFields(chance: Chance, isLast: boolean): JsonObject {
  return {
    ...(chance.happens(0.5) ? { assigned_rep: chance.pick(['rep_sarah_001', 'rep_tomasz_004', 'rep_mei_015']) } : {}),
    ...(chance.happens(0.3) ? { priority: chance.pick(['normal', 'high', 'urgent']) } : {}),
    ...(chance.happens(0.25) ? { escalation_level: chance.pick(['tier_1', 'tier_2', 'none']) } : {}),
    resolution_status: isLast
      ? chance.pick(['resolved', 'resolved', 'in_progress', 'waiting', 'closed'])
      : 'in_progress',
    ...(isLast && chance.happens(0.3) ? { satisfaction: chance.integer(1, 5) } : {}),
  };
}
