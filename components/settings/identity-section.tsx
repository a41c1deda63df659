import { Select, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { maxDeskNameLength } from '#contract/setting-limits';
import type { Settings } from '#contract/settings';
import { knownZone } from '../times/reader';
import { useTimeDisplay } from '../times/time-display';
import { writeExact } from '../times/write-time';
import { matchingZones, namedZones } from '../times/zone-entries';
import classes from './desk-settings.module.css';
import { SectionForm } from './section-form';
import { identityRules } from './setting-drafts';
import { useSection } from './use-section';

/** The desk's name, and the time zone for readers whose own zone is unknown. */
export function IdentitySection({ settings }: { settings: Settings }) {
  const router = useRouter();
  const { now, locale } = useTimeDisplay();
  const section = useSection({
    settings,
    rules: identityRules,
    done: 'Desk name and time zone saved.',
    // The page's header and title show the name, too.
    onSaved: () => router.refresh(),
  });
  const { draft, problems, change, stored } = section;
  return (
    <SectionForm
      title="The desk"
      about="The name appears at the top of every page and in its title, including share link pages."
      section={section}
      storedWords={
        <>
          <bdi>{stored.desk_name}</bdi>, {stored.time_zone}.
        </>
      }
    >
      <TextInput
        label="Name"
        dir="auto"
        className={classes.field}
        maxLength={maxDeskNameLength}
        value={draft.desk_name}
        error={problems.name}
        onChange={({ currentTarget }) => change({ desk_name: currentTarget.value })}
      />
      <ZoneField
        zone={draft.time_zone}
        problem={problems.zone}
        description={`Current time there: ${writeExact(now, { zone: knownZone(draft.time_zone) ?? 'UTC', locale })}. Share link pages use this zone; anyone signed in can choose it for their browser.`}
        at={now}
        onChange={(time_zone) => change({ time_zone })}
      />
    </SectionForm>
  );
}

type ZoneFieldProps = {
  zone: string;
  problem: string | undefined;
  description: string;
  at: number;
  onChange: (zone: string) => void;
};

function ZoneField({ zone, problem, description, at, onChange }: ZoneFieldProps) {
  const entries = useMemo(() => namedZones(at, zone), [at, zone]);
  return (
    <Select
      label="Time zone"
      description={description}
      className={classes.field}
      searchable
      allowDeselect={false}
      maxDropdownHeight={280}
      comboboxProps={{ transitionProps: { duration: 0 }, withinPortal: false, keepMounted: false }}
      nothingFoundMessage="No time zones match."
      data={entries.map(({ name, offset }) => ({ value: name, label: `${name} · ${offset}` }))}
      filter={({ options, search }) => {
        const found = new Set(matchingZones(entries, search).map(({ name }) => name));
        return options.filter((option) => 'value' in option && found.has(option.value));
      }}
      value={knownZone(zone) ?? zone}
      error={problem}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
    />
  );
}
