import classes from './masking-rules.module.css';

const examples = [
  [
    'customer.email',
    'The value of email in the object customer. Keys go from the outermost inwards, with dots between.',
  ],
  ['*_email', 'A star is any one key, or any part of one: work_email, home_email.'],
  ['profile.*.phone', 'The value of phone in whatever stands in profile.'],
  ['**.notes', 'Two stars are any number of keys: notes at any depth, the outermost too.'],
  ['customer.**', 'All that is beneath customer.'],
  ['items.buyer', 'Places in lists may be left out: it means the same as items.*.buyer.'],
  ['"a.b".c', 'A key in double quotes is taken to the letter, dots and stars too. A quote inside is written twice.'],
] as const;

/** How paths are written, by examples. */
export function PathHelp() {
  return (
    <details className={classes.help}>
      <summary>How paths are written</summary>
      <dl>
        {examples.map(([path, words]) => (
          <div key={path}>
            <dt>
              <code dir="ltr">{path}</code>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p>Paths lead into the metadata only. Upper and lower case are alike.</p>
    </details>
  );
}
