import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import {
  type AuditFilterName,
  type AuditPlace,
  actorKinds,
  auditAddress,
  readAuditAddress,
  writeAuditQuery,
} from '../addresses/audit-address';
import { useTimeDisplay } from '../times/time-display';
import { fieldTimeOf, momentOfField } from '../times/zoned-times';
import { actionWords, actorKindWords, knownActions } from './action-words';
import classes from './audit-log.module.css';

type Draft = Partial<Record<AuditFilterName, string>>;

type AuditFiltersProps = {
  place: AuditPlace;
  onApply: (place: AuditPlace) => void;
};

const textFields = [
  { name: 'actor_id', label: 'Person or key', placeholder: 'per_… or a key’s ID' },
  { name: 'agent_id', label: 'Agent', placeholder: 'agt_…' },
  { name: 'session_id', label: 'Session', placeholder: 'ase_…' },
  { name: 'request_id', label: 'Request ID', placeholder: 'req_…' },
] as const;

const timeFields = [
  { name: 'after', label: 'From' },
  { name: 'before', label: 'Before' },
] as const;

/** The filters of the audit log. Typing sends no request: each search is recorded in the log. */
export function AuditFilters({ place, onApply }: AuditFiltersProps) {
  const { draft, change, problems, setProblems } = useDraft(place);
  const [isOpen, setOpen] = useState(false);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const read = readAuditAddress(writeAuditQuery(draft));
    setProblems(read.problems);
    if (read.problems.length === 0) onApply(read.place);
  };
  const problemOf = (name: string) => problems.find((each) => each.name === name)?.problem;
  const count = writeAuditQuery(place).size;
  return (
    <form aria-label="Filters" className={classes.filters} onSubmit={apply} noValidate>
      <Button
        className={classes.filtersButton}
        variant="default"
        aria-expanded={isOpen}
        rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
        onClick={() => setOpen(!isOpen)}
      >
        {count === 0 ? 'Filters' : `Filters (${count})`}
      </Button>
      <div className={classes.fields} data-open={isOpen || undefined}>
        <Choices draft={draft} onChange={change} />
        {textFields.map(({ name, label, placeholder }) => (
          <TextInput
            key={name}
            size="xs"
            label={label}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            value={draft[name] ?? ''}
            error={problemOf(name)}
            onChange={({ currentTarget: { value } }) => change({ [name]: value.trim() })}
          />
        ))}
        <Times draft={draft} onChange={change} problemOf={problemOf} />
        <div className={classes.apply}>
          <Button type="submit" size="xs">
            Apply
          </Button>
          {count === 0 ? null : (
            <Button
              size="xs"
              variant="default"
              onClick={({ currentTarget }) => {
                // The button disappears.
                currentTarget.form?.querySelector<HTMLElement>('select')?.focus();
                onApply({});
              }}
            >
              Clear
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}

/** The input until it is applied. Filters that come from elsewhere replace it. */
function useDraft(place: AuditPlace) {
  const of = auditAddress(place);
  const fresh = { of, draft: place as Draft, problems: [] as { name: string; problem: string }[] };
  const [state, setState] = useState(fresh);
  if (state.of !== of) setState(fresh);
  const { draft, problems } = state.of === of ? state : fresh;
  return {
    draft,
    problems,
    change: (part: Draft) =>
      setState({
        of,
        draft: { ...draft, ...part },
        problems: problems.filter(({ name }) => !Object.hasOwn(part, name)),
      }),
    setProblems: (found: { name: string; problem: string }[]) => setState({ of, draft, problems: found }),
  };
}

type FieldsProps = { draft: Draft; onChange: (part: Draft) => void };

/** The filters with fixed choices: action, actor and outcome. */
function Choices({ draft, onChange }: FieldsProps) {
  const actions = draft.action && !knownActions.includes(draft.action) ? [draft.action, ...knownActions] : knownActions;
  const choices = [
    {
      name: 'action',
      label: 'Action',
      any: 'Any action',
      options: actions.map((action) => ({ value: action, label: `${action}: ${actionWords(action, false)}` })),
    },
    {
      name: 'actor_kind',
      label: 'Who',
      any: 'Anyone',
      options: actorKinds.map((kind) => ({ value: kind, label: sentence(actorKindWords(kind) ?? 'person') })),
    },
    {
      name: 'outcome',
      label: 'Outcome',
      any: 'Any outcome',
      options: [
        { value: 'ok', label: 'Done' },
        { value: 'refused', label: 'Refused' },
      ],
    },
  ] as const;
  return choices.map(({ name, label, any, options }) => (
    <NativeSelect
      key={name}
      size="xs"
      label={label}
      data={[{ value: '', label: any }, ...options]}
      value={draft[name] ?? ''}
      onChange={({ currentTarget: { value } }) => onChange({ [name]: value })}
    />
  ));
}

/** The two bounds of the time range, in the reader's time zone, which is named. */
function Times({ draft, onChange, problemOf }: FieldsProps & { problemOf: (name: string) => string | undefined }) {
  const { zone, zoneName } = useTimeDisplay();
  return timeFields.map(({ name, label }) => (
    <TimeField
      key={name}
      label={`${label} (${zoneName})`}
      zone={zone}
      moment={draft[name] ?? ''}
      error={problemOf(name)}
      onChange={(moment) => onChange({ [name]: moment })}
    />
  ));
}

type TimeFieldProps = {
  label: string;
  zone: string;
  /** RFC 3339, or empty */
  moment: string;
  error: string | undefined;
  onChange: (moment: string) => void;
};

function TimeField({ label, zone, moment, error, onChange }: TimeFieldProps) {
  // The typed text stays as typed for as long as it means the same time.
  const [typed, setTyped] = useState({ text: '', moment: '' });
  const shown = moment === '' ? '' : fieldTimeOf(moment, zone);
  return (
    <TextInput
      size="xs"
      type="datetime-local"
      step={1}
      label={label}
      value={typed.moment === moment ? typed.text : shown}
      error={error}
      onChange={({ currentTarget: { value } }) => {
        const named = momentOfField(value, zone) ?? '';
        setTyped({ text: value, moment: named });
        onChange(named);
      }}
    />
  );
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
