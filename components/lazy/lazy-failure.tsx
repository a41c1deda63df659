'use client';

import { Button } from '@mantine/core';
import { Component, type MouseEvent, type ReactNode, startTransition } from 'react';
import { showFailure } from '../notices/show-failure';
import { forgetFailedLoads, hasFailedLoads } from './lazy-component';
import classes from './lazy-panel.module.css';

type LazyFailureProps = {
  /** for a dialog, which has no place on the page: a toast says that it failed, and then it counts as closed */
  onFailed?: (() => void) | undefined;
  children: ReactNode;
};

/** Wraps a lazily loaded part of a page: says so if it failed or could not be loaded, and offers a way on. */
export class LazyFailure extends Component<LazyFailureProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch() {
    const { onFailed } = this.props;
    if (onFailed === undefined) return;
    forgetFailedLoads();
    showFailure({
      words: 'This part of the page failed or could not be loaded.',
      next: 'Nothing was changed, and what you typed is still here. Check your connection and try again, or reload the page.',
      mayReload: true,
    });
    onFailed();
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    if (this.props.onFailed !== undefined) return null;
    const again = ({ currentTarget }: MouseEvent<HTMLElement>) => {
      forgetFailedLoads();
      // The button disappears; keyboard users stay in its panel.
      currentTarget.closest<HTMLElement>('[role="dialog"]')?.focus();
      // What is shown stays until the code is there.
      startTransition(() => this.setState({ failed: false }));
    };
    return (
      <div role="alert" className={classes.failure}>
        {hasFailedLoads() ? (
          <>
            <p>
              This part of the page could not be loaded. Nothing was changed. Check your connection, then try again.
            </p>
            <Button size="xs" variant="default" onClick={again}>
              Try again
            </Button>
          </>
        ) : (
          <>
            <p>This part of the page failed or could not be loaded. Nothing was changed. Reload the page.</p>
            <Button size="xs" variant="default" onClick={() => window.location.reload()}>
              Reload the page
            </Button>
          </>
        )}
      </div>
    );
  }
}
