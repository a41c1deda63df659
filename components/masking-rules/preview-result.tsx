import { Anchor, Radio, Switch, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconExternalLink } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import type { PreviewActor } from '#contract/settings';
import { sessionPath } from '../addresses/session-address';
import { useAnnounce } from '../notices/announcer';
import { useNumber, type WriteNumber } from '../numbers/use-number';
import classes from './masking-rules.module.css';
import { countKinds, type PreviewKind, previewRows } from './preview-rows';
import { PreviewTable } from './preview-table';
import type { Tried } from './use-preview';

const actors = {
  person: ['A signed-in person', 'Can read sessions; no reveal'],
  person_with_reveal: ['A person with a reveal', 'Gave a reason and sees the values for a while'],
  key: ['An API key', 'Without personal_data:read'],
  key_with_personal_data: ['An API key with personal data', 'Has personal_data:read'],
  key_that_writes: ['An API key that writes', 'Has sessions:write; its placeholders have no digits'],
  share_link: ['A masked share link', 'Has its own placeholders'],
} as const satisfies Record<PreviewActor, readonly [string, string]>;

type PreviewResultProps = { tried: Tried; isOld: boolean; isBusy: boolean };

/** What the chosen kind of actor sees of the session, with the current rules and with the draft. */
export function PreviewResult({ tried, isOld, isBusy }: PreviewResultProps) {
  const write = useNumber();
  const [actor, setActor] = useState<PreviewActor>('person');
  const [isAll, setAll] = useState(false);
  const { agent_id, session_id } = tried.session;
  const shown = useMemo(
    () => tried.previews.map((pair) => ({ actor: pair.actor, rows: previewRows(pair) })),
    [tried.previews],
  );
  const rows = shown.find((each) => each.actor === actor)?.rows ?? [];
  const said = summaryOf(countKinds(rows), write);
  const announce = useAnnounce();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each try, whatever is chosen later
  useEffect(() => announce(`Rules tried. ${said}`), [tried]);
  const wanted = isAll ? rows : rows.filter(({ kind }) => kind !== 'same');
  return (
    <section aria-label="What the rules do" className={classes.result} aria-busy={isBusy || undefined}>
      <div className={classes.of}>
        {/* Opens in a new window: unsaved changes here would be lost. */}
        <Anchor href={sessionPath(tried.session)} target="_blank" rel="noopener" dir="ltr" className={classes.id}>
          {agent_id} / {session_id} <IconExternalLink size={14} stroke={1.75} aria-hidden />
          <VisuallyHidden> (in a new window)</VisuallyHidden>
        </Anchor>
        <p role="status" className={classes.old}>
          {isOld ? (
            <>
              <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
              The rules have changed since. Try them again to see what they do now.
            </>
          ) : null}
        </p>
      </div>
      <div className={classes.shown}>
        <Radio.Group label="As seen by" value={actor} onChange={(value) => setActor(value as PreviewActor)}>
          <div className={classes.actors}>
            {shown.map(({ actor: each, rows: theirs }) => (
              <Radio
                key={each}
                size="sm"
                value={each}
                label={actors[each][0]}
                description={
                  <>
                    {actors[each][1]}
                    <span className={classes.does}>{summaryOf(countKinds(theirs), write)}</span>
                  </>
                }
              />
            ))}
          </div>
        </Radio.Group>
        <div className={classes.summary}>
          <strong>{said}</strong>
          <Switch
            size="xs"
            label="Only changes"
            checked={!isAll}
            onChange={({ currentTarget }) => setAll(!currentTarget.checked)}
          />
        </div>
        <PreviewTable key={`${actor} ${isAll}`} rows={wanted} isOld={isOld} />
      </div>
    </section>
  );
}

function summaryOf(counts: Record<PreviewKind, number>, write: WriteNumber): string {
  const parts = [
    counts.hidden > 0 ? `${write(counts.hidden)} newly masked` : null,
    counts.shown > 0 ? `${write(counts.shown)} unmasked` : null,
    counts.otherwise > 0 ? `${write(counts.otherwise)} with a different placeholder` : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return 'No changes.';
  return `${parts.join(', ')}.`;
}
