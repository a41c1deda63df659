import { Skeleton } from '@mantine/core';
import { describeFailure } from '#hooks/failures';
import { useSettingChange } from '#hooks/use-setting-changes';
import { useNumber } from '../numbers/use-number';
import { PartFailure } from '../problems/part-failure';
import classes from './setting-change-part.module.css';
import { type SettingValue, settingRows } from './setting-rows';

/** This many entries of a list fit without scrolling. */
const fewItems = 8;

/** The old and new values of a settings change, side by side. Loaded when the event is opened. */
export function SettingChangePart({ changeId }: { changeId: string }) {
  const write = useNumber();
  const { data, error, isFetching, refetch } = useSettingChange(changeId);
  return (
    <section aria-label="Before and after">
      <h3>Before and after</h3>
      {data === undefined && (error === null || isFetching) ? (
        <Skeleton height={72} aria-label="Loading the values" />
      ) : data === undefined ? (
        <PartFailure
          words="The changed values could not be loaded."
          error={error}
          {...(describeFailure(error).code === 'not_found' ? {} : { onRetry: () => void refetch() })}
        />
      ) : (
        <table className={classes.table} aria-label="Before and after">
          <thead>
            <tr>
              <th scope="col">Setting</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {settingRows(data, write).map(({ name, before, after }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <Value value={before} label={`${name}, before`} mark="Removed" />
                </td>
                <td>
                  <Value value={after} label={`${name}, after`} mark="Added" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type ValueProps = { value: SettingValue; label: string; mark: 'Removed' | 'Added' };

function Value({ value, label, mark }: ValueProps) {
  if ('words' in value) return value.words;
  if ('text' in value) return <bdi>{value.text}</bdi>;
  if (value.items.length === 0) return <span className={classes.quiet}>None</span>;
  return (
    <ul className={classes.items} tabIndex={value.items.length > fewItems ? 0 : undefined} aria-label={label}>
      {value.items.map(({ text, isOnlyHere }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and a text may be in it twice
        <li key={place}>
          <span dir="ltr">{text}</span>
          {isOnlyHere ? <strong className={classes.mark}> {mark}</strong> : null}
        </li>
      ))}
    </ul>
  );
}
