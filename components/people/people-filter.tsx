import { NativeSelect, TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { roles } from '#contract/permissions';
import type { PeopleFilters } from '#hooks/use-people';
import { roleNames } from '../shell/role-words';
import classes from './people.module.css';

const longestSearch = 100;

type PeopleFilterProps = {
  filters: PeopleFilters;
  onChange: (filters: PeopleFilters) => void;
  field: Ref<HTMLInputElement>;
};

/** The filters of the list of people. They stay out of the URL, which would otherwise contain someone's e-mail. */
export function PeopleFilter({ filters, onChange, field }: PeopleFilterProps) {
  const change = <Name extends keyof PeopleFilters>(name: Name, value: PeopleFilters[Name] | undefined) => {
    const { [name]: _before, ...rest } = filters;
    onChange(value === undefined ? rest : { ...rest, [name]: value });
  };
  return (
    <div className={classes.filters}>
      <TextInput
        ref={field}
        type="search"
        className={classes.search}
        aria-label="Name or e-mail"
        placeholder="Name or e-mail"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={longestSearch}
        value={filters.q ?? ''}
        onChange={({ currentTarget }) => change('q', currentTarget.value === '' ? undefined : currentTarget.value)}
      />
      <NativeSelect
        aria-label="Role"
        data={[{ value: '', label: 'All roles' }, ...roles.map((role) => ({ value: role, label: roleNames[role] }))]}
        value={filters.role ?? ''}
        onChange={({ currentTarget }) =>
          change(
            'role',
            roles.find((role) => role === currentTarget.value),
          )
        }
      />
      <NativeSelect
        aria-label="State"
        data={[
          { value: '', label: 'All states' },
          { value: 'active', label: 'Active' },
          { value: 'suspended', label: 'Suspended' },
        ]}
        value={filters.state ?? ''}
        onChange={({ currentTarget: { value } }) =>
          change('state', value === 'active' || value === 'suspended' ? value : undefined)
        }
      />
    </div>
  );
}
