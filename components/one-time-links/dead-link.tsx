import { Title } from '@mantine/core';
import classes from '../sign-in/sign-in-form.module.css';

/** Shown in place of a one-time link that no longer works: why, and what to do. */
export function DeadLink({ title, children }: { title: string; children: string }) {
  return (
    <section className={classes.form}>
      <Title order={1}>{title}</Title>
      <p className={classes.text} dir="auto">
        {children}
      </p>
    </section>
  );
}
