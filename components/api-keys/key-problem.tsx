'use client';

import Link from 'next/link';
import { Problem, type ProblemProps } from '../problems/problem';
import classes from './api-keys.module.css';

/** Shown instead of a key's page that cannot be shown. */
export function KeyProblem(props: Pick<ProblemProps, 'code' | 'messages' | 'requestId' | 'onRetry'>) {
  return (
    <Problem {...props}>
      {props.code === 'not_found' ? (
        <p className={classes.missing}>
          Revoked keys keep their page, so this desk never had this key. Look for it in{' '}
          <Link href="/api-keys" prefetch={false}>
            the list of keys
          </Link>
          .
        </p>
      ) : null}
    </Problem>
  );
}
