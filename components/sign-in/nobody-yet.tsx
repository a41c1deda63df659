import { firstAdminCommand } from '#contract/first-steps';
import { CopyableId } from '../ids/copyable-id';
import classes from './sign-in-form.module.css';

/** For a desk without people: how to create the first one. Useless to anyone who is not on the desk's machine. */
export function NobodyYet() {
  return (
    <section className={classes.notice} aria-labelledby="nobody-yet">
      <h2 id="nobody-yet">Nobody can sign in yet</h2>
      <p>
        Create the first admin on the machine that runs the desk: in its folder, with the settings that it was started
        with.
      </p>
      <CopyableId id={firstAdminCommand} what="The command" />
      <p>It prints a password once. Then sign in here.</p>
    </section>
  );
}
