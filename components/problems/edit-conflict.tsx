import classes from './problem.module.css';

type EditConflictProps = {
  /** what they changed it of: "this person" */
  of: string;
  /** what each of the fields that they changed holds now: `['the name', 'Nora']` */
  now: readonly (readonly [string, string])[];
};

/** In a form that was not saved: what somebody else changed while it was open. */
export function EditConflict({ of, now }: EditConflictProps) {
  return (
    <div role="alert" className={classes.overtaken}>
      <p>Nothing was saved: somebody else changed {of} meanwhile. What you typed is still here.</p>
      <ul>
        {now.map(([field, value]) => (
          <li key={field}>
            Now {field}: <bdi>{value}</bdi>
          </li>
        ))}
      </ul>
      <p>Save once more to put yours in its place, or cancel to keep theirs.</p>
    </div>
  );
}
