import classes from './masking-rules.module.css';

const examples = [
  [
    'customer.email',
    'The value of email in the customer object. Keys go from outermost to innermost, separated by dots.',
  ],
  ['*_email', 'A star matches any one key, or any part of one: work_email, home_email.'],
  ['profile.*.phone', 'The value of phone in anything directly inside profile.'],
  ['**.notes', 'Two stars match any number of keys: notes at any depth, including the outermost.'],
  ['customer.**', 'Everything inside customer.'],
  ['items.buyer', 'List positions can be left out: this means the same as items.*.buyer.'],
  ['"a.b".c', 'A key in double quotes is taken literally, including dots and stars. Write a quote inside it twice.'],
] as const;

/** The syntax of paths, by example. */
export function PathHelp() {
  return (
    <details className={classes.help}>
      <summary>Path syntax</summary>
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
      <p>Paths apply to metadata only and ignore case.</p>
    </details>
  );
}
