'use client';

import { Button, VisuallyHidden } from '@mantine/core';
import { IconChevronRight, IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import Link from 'next/link';
import { type FocusEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { FirstStep } from '#contract/first-steps';
import { can, type Permission } from '#contract/permissions';
import { areAllDone, useFirstSteps } from '#hooks/use-first-steps';
import { useAnnounce } from '../notices/announcer';
import { TimeText } from '../times/time-text';
import classes from './first-steps.module.css';
import { keepMark } from './kept-mark';
import { Step, stepTitles } from './steps';

const headingId = 'first-steps';

type FirstStepsProps = {
  personId: string;
  permissions: readonly Permission[];
  /** the desk's own address */
  origin: string;
};

/**
 * What to do in a new desk. Each step is ticked off when it really happened, while the page is open; once all are done,
 * it says so this one time. It can be hidden for this person in this browser.
 */
export function FirstSteps({ personId, permissions, origin }: FirstStepsProps) {
  const [isHidden, setHidden] = useState<boolean | null>(null);
  const { data, isError } = useFirstSteps({ isWatched: isHidden !== true });
  const isOver = data !== undefined && areAllDone(data);
  const steps = data?.first_steps;

  useEffect(() => {
    if (isHidden === true) keepMark('hidden', personId);
    // A person who saw an open step is told when all are done; after that, nothing is kept.
    else keepMark(isOver ? null : 'seen', personId);
  }, [isHidden, isOver, personId]);

  if (steps === undefined) return null;
  if (isHidden === true) {
    return (
      <p className={classes.hidden}>
        First steps are hidden for you in this browser.{' '}
        <Button size="compact-xs" variant="default" autoFocus onClick={() => setHidden(false)}>
          Show them again
        </Button>
      </p>
    );
  }
  return (
    <section aria-labelledby={headingId} className={classes.firstSteps}>
      <div className={classes.heading}>
        <h2 id={headingId} tabIndex={-1}>
          First steps
        </h2>
        <span className={classes.quiet}>{`${steps.filter(isDone).length} of ${steps.length} done`}</span>
        {!isOver && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            className={classes.hide}
            // After hiding and showing again, the button that hid it gets the focus.
            autoFocus={isHidden === false}
            onClick={() => setHidden(true)}
          >
            Hide<VisuallyHidden> first steps</VisuallyHidden>
          </Button>
        )}
      </div>
      <StepList steps={steps} permissions={permissions} origin={origin} />
      {isOver && <Next permissions={permissions} />}
      {isError && !isOver && <p className={classes.quiet}>The desk did not respond. Retrying automatically.</p>}
    </section>
  );
}

type StepListProps = Omit<FirstStepsProps, 'personId'> & { steps: FirstStep[] };

function StepList({ steps, permissions, origin }: StepListProps) {
  // Null: nothing was chosen, so the first open step is unfolded.
  const [chosen, setChosen] = useState<FirstStep['name'] | 'none' | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const next = steps.find((step) => !isDone(step))?.name;
  const focus = useTicks(steps, list, () => setChosen(null));
  const unfolded = chosen ?? next;
  return (
    <ol ref={list} className={classes.steps} {...focus}>
      {steps.map((step) => {
        const { name, done_at } = step;
        const panelId = `first-step-${name}`;
        const isOpen = unfolded === name;
        return (
          <li key={name} className={classes.step}>
            {done_at !== null ? (
              <div className={classes.line} data-done>
                <IconCircleCheckFilled size={18} aria-hidden />
                <h3>
                  <VisuallyHidden>Done: </VisuallyHidden>
                  {stepTitles[name]}
                </h3>
                <span className={classes.time}>
                  <TimeText iso={done_at} show="relative" />
                </span>
              </div>
            ) : (
              <>
                <h3>
                  <button
                    type="button"
                    className={classes.line}
                    aria-expanded={isOpen}
                    aria-controls={panelId}
                    data-next={name === next || undefined}
                    onClick={() => setChosen(isOpen ? 'none' : name)}
                  >
                    <IconCircle size={18} stroke={1.75} aria-hidden />
                    {stepTitles[name]}
                    <IconChevronRight size={16} stroke={1.75} aria-hidden className={classes.chevron} />
                  </button>
                </h3>
                <div id={panelId} className={classes.panel} hidden={!isOpen}>
                  {isOpen && <Step name={name} permissions={permissions} origin={origin} />}
                </div>
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Next({ permissions }: { permissions: readonly Permission[] }) {
  return (
    <p className={classes.next}>
      All done. This list won’t appear again. Next:{' '}
      {can({ permissions, agentIds: null }, 'share_links:write') && (
        <>
          <Link href="/share-links">share a session with someone outside</Link>, or{' '}
        </>
      )}
      <Link href="/docs">try the other API calls</Link>.
    </p>
  );
}

/**
 * Announces which steps were ticked off since the last load. If the focused element disappeared with a step, moves the
 * focus to the next step or the heading. Returns the focus handlers for the list.
 */
function useTicks(steps: FirstStep[], list: RefObject<HTMLElement | null>, onTick: () => void) {
  const announce = useAnnounce();
  const before = useRef(steps);
  const ticked = useRef(onTick);
  const focused = useRef<Element | null>(null);
  useEffect(() => {
    ticked.current = onTick;
  });
  useEffect(() => {
    const known = before.current;
    before.current = steps;
    const done = steps.filter((step, at) => isDone(step) && known[at]?.done_at === null);
    if (done.length === 0) return;
    ticked.current();
    const next = steps.find((step) => !isDone(step));
    const rest = next === undefined ? 'All first steps done.' : `Next: ${stepTitles[next.name]}.`;
    announce(`Done: ${done.map(({ name }) => stepTitles[name]).join(', ')}. ${rest}`);
    if (focused.current?.isConnected === false && document.activeElement === document.body) {
      const place = list.current?.querySelector<HTMLElement>('[data-next]') ?? document.getElementById(headingId);
      place?.focus({ preventScroll: true });
    }
  }, [steps, announce, list]);
  return {
    onFocus: ({ target }: FocusEvent) => {
      focused.current = target;
    },
    // Switching from the window to the terminal does not take the focus from its element.
    onBlur: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) focused.current = null;
    },
  };
}

function isDone({ done_at }: FirstStep): boolean {
  return done_at !== null;
}
