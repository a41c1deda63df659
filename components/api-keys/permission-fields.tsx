import { Radio, Switch } from '@mantine/core';
import type { Permission } from '#contract/permissions';
import classes from './key-form.module.css';
import {
  type Level,
  type Levels,
  levelsOf,
  levelWord,
  type Noun,
  nouns,
  permissionsAt,
  wordsOf,
} from './permission-levels';

type PermissionFieldsProps = {
  levels: Levels;
  /** the initial levels of the form: they can be kept, even by someone who could not grant them */
  first: Levels;
  /** the reader's own permissions: nobody can grant more */
  held: readonly Permission[];
  problem: string | undefined;
  onChange: (levels: Levels) => void;
};

/** The permissions of a key: none, read or write for each noun, and a separate switch for unmasked values. */
export function PermissionFields({ levels, first, held, problem, onChange }: PermissionFieldsProps) {
  const isGivable = (noun: Noun, level: Level) =>
    level === first[noun] || permissionsAt(noun, level).every((permission) => held.includes(permission));
  return (
    <fieldset className={classes.part}>
      <legend className={classes.legend}>Permissions</legend>
      {problem === undefined ? null : (
        <p role="alert" className={classes.wrong}>
          {problem}
        </p>
      )}
      <div className={classes.nouns}>
        {nouns
          .filter((noun) => noun !== 'personal_data')
          .map((noun) => (
            <NounField
              key={noun}
              noun={noun}
              level={levels[noun]}
              first={first[noun]}
              isGivable={(level) => isGivable(noun, level)}
              onChange={(level) => onChange({ ...levels, [noun]: level })}
            />
          ))}
      </div>
      <Switch
        size="sm"
        label="Unmasked personal data"
        description="Off: names, e-mails, card numbers and the like are masked, as everywhere in the desk. On: anyone with the key reads them unmasked, in every session it can access. Each read is in the audit log."
        checked={levels.personal_data === 'read'}
        disabled={!isGivable('personal_data', 'read')}
        onChange={({ currentTarget: { checked } }) => onChange({ ...levels, personal_data: checked ? 'read' : 'none' })}
      />
      {isGivable('personal_data', 'read') ? null : <NotHeld missing={['personal_data:read']} />}
    </fieldset>
  );
}

type NounFieldProps = {
  noun: Noun;
  level: Level;
  first: Level;
  isGivable: (level: Level) => boolean;
  onChange: (level: Level) => void;
};

function NounField({ noun, level, first, isGivable, onChange }: NounFieldProps) {
  const { name, about } = wordsOf(noun);
  const offered: Level[] = first === 'write_only' ? [...levelsOf(noun), 'write_only'] : levelsOf(noun);
  const refused = offered.filter((each) => !isGivable(each));
  return (
    <fieldset className={classes.noun}>
      <legend>{name}</legend>
      <div className={classes.nounLine}>
        <span className={classes.nounWords}>
          <span className={classes.nounName} aria-hidden>
            {name}
          </span>
          <span className={classes.about}>{about}</span>
        </span>
        <span className={classes.levels}>
          {offered.map((each) => (
            <span key={each} className={classes.level} data-level={each}>
              <Radio
                size="xs"
                name={`level-${noun}`}
                label={levelWord(noun, each)}
                checked={level === each}
                disabled={refused.includes(each)}
                onChange={() => onChange(each)}
              />
            </span>
          ))}
        </span>
      </div>
      {refused.length === 0 ? null : <NotHeld missing={refused.flatMap((each) => permissionsAt(noun, each))} />}
    </fieldset>
  );
}

function NotHeld({ missing }: { missing: Permission[] }) {
  return (
    <p
      className={classes.about}
    >{`You can only grant permissions you have. This needs ${[...new Set(missing)].join(', ')}.`}</p>
  );
}
