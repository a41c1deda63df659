import { Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Settings } from '#contract/settings';
import { useNumber } from '../numbers/use-number';
import classes from './desk-settings.module.css';
import { ForbidDialog } from './forbid-dialog';
import { SectionForm } from './section-form';
import { type SharingPart, sharingRules } from './setting-drafts';
import { useSection } from './use-section';

/** Whether sessions may be shared by links, and for how long. */
export function SharingSection({ settings }: { settings: Settings }) {
  const write = useNumber();
  // Kept when the dialog closes, so that the dialog can return the focus.
  const [asked, setAsked] = useState<{ part: SharingPart; isOpen: boolean } | null>(null);
  const section = useSection({
    settings,
    rules: sharingRules,
    done: 'Share link settings saved.',
    onSubmit: (part, save) =>
      settings.share_links.allowed && !part.allowed ? setAsked({ part, isOpen: true }) : save(part),
  });
  const { draft, problems, change, stored } = section;
  return (
    <SectionForm
      title="Share links"
      about="Applies to new links. Existing links keep their expiry."
      section={section}
      storedWords={`${stored.allowed ? 'allowed' : 'off'}, default expiry ${write(stored.usual_days)} and maximum ${write(stored.longest_days)} days.`}
    >
      <fieldset className={classes.part}>
        <legend>Sharing</legend>
        <Radio
          size="sm"
          name="sharing"
          label="Allowed"
          checked={draft.allowed}
          onChange={() => change({ allowed: true })}
        />
        <Radio
          size="sm"
          name="sharing"
          label="Off: no new links, and existing links stop working at once"
          checked={!draft.allowed}
          onChange={() => change({ allowed: false })}
        />
      </fieldset>
      <div className={classes.pair}>
        <TextInput
          label="Default expiry (days)"
          inputMode="numeric"
          maxLength={9}
          value={draft.usual}
          error={problems.usual}
          onChange={({ currentTarget }) => change({ usual: currentTarget.value })}
        />
        <TextInput
          label="Maximum expiry (days)"
          inputMode="numeric"
          maxLength={9}
          value={draft.longest}
          error={problems.longest}
          onChange={({ currentTarget }) => change({ longest: currentTarget.value })}
        />
      </div>
      {asked === null ? null : (
        <ForbidDialog
          opened={asked.isOpen}
          onClose={() => setAsked({ ...asked, isOpen: false })}
          onForbid={() => {
            setAsked({ ...asked, isOpen: false });
            section.save(asked.part);
          }}
        />
      )}
    </SectionForm>
  );
}
