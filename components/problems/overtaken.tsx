import classes from './problem.module.css';

type OvertakenProps = {
  /** what they changed it of: "this person" */
  of: string;
  /** what each of the fields that they changed holds now: `['the name', 'Nora']` */
  now: readonly (readonly [string, string])[];
};

/** In a form that was not saved: what somebody else changed while it was open. */
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
