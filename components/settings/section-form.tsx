import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { BusyButton } from '../controls/busy-button';
import { PartFailure } from '../problems/part-failure';
import classes from './desk-settings.module.css';
import type { Section } from './use-section';

type SectionFormProps = {
  title: string;
  /** what the section is about */
  about: string;
  section: Pick<
    Section<object, object, string>,
    'form' | 'submit' | 'isChanged' | 'isSaving' | 'isSaved' | 'isOvertaken' | 'keepMine' | 'reset' | 'error'
  >;
  /** what is stored now, for someone whose edit another admin overtook */
  storedWords: ReactNode;
  /** something has to finish before it can save */
  isBusy?: boolean;
  /** a failure on the way to saving, in place of the section's own */
  failure?: unknown;
  children: ReactNode;
};

/** A section of the settings with its own way to save it, and its own failures. */
export function SectionForm({
  title,
  about,
  section,
  storedWords,
  isBusy = false,
  failure,
  children,
}: SectionFormProps) {
  const id = useId();
  const error = failure ?? section.error;
  /** For buttons that disappear when pressed: moves the focus to the section's first field. */
  const fromFirst = (act: () => void) => {
    act();
    section.form.current?.querySelector('input')?.focus();
  };
  return (
    <section aria-labelledby={id} className={classes.section}>
      <div>
        <h2 id={id}>{title}</h2>
        <p className={classes.quiet}>{about}</p>
      </div>
      <form ref={section.form} onSubmit={section.submit} noValidate autoComplete="off" className={classes.form}>
        {children}
        {section.isOvertaken ? (
          <div role="alert" className={classes.notice}>
            <p>
              <strong>Another admin changed this section.</strong> What you typed is still here, but not saved. Current
              settings: {storedWords}
            </p>
            <div className={classes.choices}>
              <Button size="xs" variant="default" onClick={() => fromFirst(section.reset)}>
                Discard mine
              </Button>
              <Button size="xs" variant="default" onClick={() => fromFirst(section.keepMine)}>
                Keep mine
              </Button>
            </div>
          </div>
        ) : null}
        {error === null ? null : (
          <PartFailure
            words="Your changes were not saved. What you typed is still here."
            unknown="We don’t know whether this was saved. What you typed is still here, and it’s safe to save again."
            error={error}
          />
        )}
        <div className={classes.choices}>
          <BusyButton
            type="submit"
            size="xs"
            isBusy={section.isSaving || isBusy}
            disabled={!section.isChanged || section.isOvertaken}
            aria-label={`Save: ${title}`}
          >
            Save
          </BusyButton>
          {section.isChanged ? (
            <Button size="xs" variant="default" onClick={() => fromFirst(section.reset)} aria-label={`Undo: ${title}`}>
              Undo
            </Button>
          ) : null}
          {section.isSaved ? <span className={classes.quiet}>Saved.</span> : null}
        </div>
      </form>
    </section>
  );
}
