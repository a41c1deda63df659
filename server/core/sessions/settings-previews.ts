import { randomBytes } from 'node:crypto';
import { type JsonNode, parseJsonText, pointerTo } from '#contract/json-text';
import type { Masking } from '#contract/masking';
import { metadataLimits } from '#contract/metadata';
import {
  createPreview,
  type Preview,
  type PreviewActor,
  type PreviewVisibility,
  previewActors,
} from '#contract/settings';
import { operation } from '#core/access/operation';
import { requireAccess } from '#core/access/require-access';
import { recordAccess } from '#core/audit/access-log';
import { MaskingRules } from '#core/masking/compiled-rules';
import { coveredPaths, type Maskable, type Masked, maskByRuleSets, maskSession } from '#core/masking/masking';
import { hiddenPlaceholders, keyedPlaceholders, labelsIn, type Placeholders } from '#core/masking/placeholders';
import { currentSettings } from '#core/settings/settings';
import { env } from '#server/env';
import type { Visibility } from './presenter';
import { currentVisibility } from './recorded-reads';
import { requireSession } from './rows';

/** A session under the current rules and under the proposed ones. */
type Pair = Pick<Preview, 'before' | 'after'>;

/**
 * Shows what proposed masking rules would do to a session, for each kind of actor. Nothing is changed, and the access
 * is recorded before anything is returned. No value is shown that the current rules hide from the actor.
 * Throws `forbidden`, `agent_not_found`, `session_not_found`.
 */
export const create = operation(createPreview, async (actor, input, call) => {
  const { agent_id, session_id, masking } = input.body;
  requireAccess(actor, 'sessions:read', agent_id);
  const row = await requireSession({ agent_id, session_id });
  const visibility = await currentVisibility(actor, { agent_id, session_id });
  const { maskingRules } = await currentSettings();
  const previews = previewsOf(row, visibility, maskingRules, masking);
  await recordAccess(
    actor,
    {
      agentId: agent_id,
      sessionId: session_id,
      revisionId: row.revision_id,
      revealId: visibility.revealId ?? null,
      masked: previews.find((preview) => preview.actor === 'person_with_reveal')?.before.withheld ?? [],
    },
    call,
  );
  return { previews };
});

/**
 * The session as each kind of actor sees it under the current rules (`today`) and under the proposed ones. If `today`
 * hides values from the actor who asks, the result depends only on what `today` leaves visible and on the proposed
 * rules. Hidden values are not read, so comparing the previews of different proposals reveals nothing about them.
 */
export function previewsOf(
  content: Maskable,
  visibility: Visibility,
  today: MaskingRules,
  proposed: Masking,
): Preview[] {
  const then = new MaskingRules(proposed);
  const kinds = kindsOf(visibility);
  const made = new Map<Placeholders, Pair>();
  const pairFor = (placeholders: Placeholders) => {
    const pair =
      made.get(placeholders) ?? maskedPair(content, placeholders, visibility.placeholders !== null, today, then);
    made.set(placeholders, pair);
    return pair;
  };
  return previewActors.map((actor) => {
    const { placeholders, getsValues } = kinds[actor];
    if (!getsValues) return { actor, ...pairFor(placeholders) };
    if (visibility.placeholders === null) return { actor, before: plain(content), after: plain(content) };
    const { before, after } = pairFor(placeholders);
    return { actor, before: allWithheld(before), after: allWithheld(after) };
  });
}

function maskedPair(
  content: Maskable,
  placeholders: Placeholders,
  isHidden: boolean,
  today: MaskingRules,
  then: MaskingRules,
): Pair {
  const before = maskSession(content, placeholders, today);
  if (!isHidden) return { before: shown(before), after: shown(maskSession(content, placeholders, then)) };
  const after = maskByRuleSets(content, placeholders, [today, then]);
  return { before: shown(before), after: { ...after, ...sorted(before, after, today, then) } };
}

function kindsOf(asker: Visibility): Record<PreviewActor, { placeholders: Placeholders; getsValues: boolean }> {
  const keyed = keyedPlaceholders(env().maskKey);
  // Fresh placeholders as for any share link: they cannot be matched with anything else.
  const linked = keyedPlaceholders(randomBytes(32).toString('hex'));
  // An actor who could write a guess and compare gets no placeholder to compare with, whichever actor is shown.
  const given = (placeholders: Placeholders) => (asker.name === 'hidden' ? hiddenPlaceholders : placeholders);
  return {
    person: { placeholders: given(keyed), getsValues: false },
    person_with_reveal: { placeholders: given(keyed), getsValues: true },
    key: { placeholders: given(keyed), getsValues: false },
    key_with_personal_data: { placeholders: given(keyed), getsValues: true },
    key_that_writes: { placeholders: hiddenPlaceholders, getsValues: false },
    share_link: { placeholders: given(linked), getsValues: false },
  };
}

function plain({ description, metadata }: Maskable): PreviewVisibility {
  return { description, metadata, masked: [], withheld: [] };
}

function shown(content: Masked): PreviewVisibility {
  return { ...content, withheld: [] };
}

function allWithheld(content: PreviewVisibility): PreviewVisibility {
  return { ...content, masked: [], withheld: [...new Set([...content.masked, ...content.withheld])] };
}

/**
 * Splits what is masked under both sets of rules into what the proposed rules mask as well (`masked`) and what they do
 * not (`withheld`). A text with several masked parts can be in both.
 */
function sorted(
  before: Masked,
  after: Masked,
  today: MaskingRules,
  then: MaskingRules,
): Pick<PreviewVisibility, 'masked' | 'withheld'> {
  const wasMasked = new Set(before.masked);
  const [coveredToday, coveredThen] = [coveredPaths(before.metadata, today), coveredPaths(before.metadata, then)];
  const texts = textsOf(before);
  const stays = (label: string) => Object.entries(then.detectors).every(([name, isOn]) => isOn || name !== label);
  const result = { masked: [] as string[], withheld: [] as string[] };
  for (const pointer of after.masked) {
    if (!wasMasked.has(pointer) || coveredThen.has(pointer)) result.masked.push(pointer);
    else if (coveredToday.has(pointer)) result.withheld.push(pointer);
    else {
      const labels = labelsIn(texts.get(pointer) ?? '');
      if (labels.some(stays)) result.masked.push(pointer);
      if (!labels.every(stays)) result.withheld.push(pointer);
    }
  }
  return result;
}

/** The texts in masked content by their JSON Pointers. */
function textsOf({ description, metadata }: Maskable): Map<string, string> {
  const texts = new Map([['/description', description ?? '']]);
  const walk = (node: JsonNode, pointer: string): void => {
    if (node.kind === 'string') texts.set(pointer, node.value);
    if (node.kind === 'object') for (const { key, value } of node.members) walk(value, pointerTo(pointer, key));
    if (node.kind === 'array') for (const [index, item] of node.items.entries()) walk(item, pointerTo(pointer, index));
  };
  walk(parseJsonText(metadata, { depth: metadataLimits.depth, nodes: metadataLimits.nodes }), '/metadata');
  return texts;
}
