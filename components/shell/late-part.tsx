'use client';

import { Button } from '@mantine/core';
import { Component, type ReactNode, Suspense } from 'react';
import classes from './late-part.module.css';

type LatePartProps = {
  /** shown until the code is there: as large as what comes */
  fallback?: ReactNode;
  children: ReactNode;
};

/** Around a part of a page whose code is loaded when it is opened. Says so when it cannot be loaded. */
export class LatePart extends Component<LatePartProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return <Suspense fallback={this.props.fallback ?? null}>{this.props.children}</Suspense>;
    return (
      <div role="alert" className={classes.failure}>
        <p>This part of the page did not work, or could not be loaded. Nothing was changed. Load the page again.</p>
        <Button size="xs" variant="default" onClick={() => window.location.reload()}>
          Load the page again
        </Button>
      </div>
    );
  }
}
