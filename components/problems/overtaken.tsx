import classes from './problem.module.css';

type OvertakenProps = {
  /** what was changed: "this person" */
  of: string;
  /** the fields that they changed, with the new values: `['the name', 'Nora']` */
  now: readonly (readonly [string, string])[];
};

/** In a form that was not saved: what someone else changed while it was open. */
export function Overtaken({ of, now }: OvertakenProps) {
  return (
    <div role="alert" className={classes.overtaken}>
      <p>Someone else changed {of}, so nothing was saved. What you typed is still here.</p>
      <ul>
        {now.map(([field, value]) => (
          <li key={field}>
            They changed {field} to: <bdi>{value}</bdi>
          </li>
        ))}
      </ul>
      <p>Save again to overwrite their changes, or cancel to keep them.</p>
    </div>
  );
}
