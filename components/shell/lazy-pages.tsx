'use client';

import dynamic from 'next/dynamic';

// Every page brings along what is shown in its place when it is missing or broken. Hardly anybody sees it, so its code
// comes when it is shown. Where it cannot be loaded either, the last resort is shown, which needs no code of its own.

/** In place of a page that does not exist. */
export const LazyMissingPage = dynamic(() => import('./missing-page').then((module) => module.MissingPage));

/** In place of a page that broke. */
export const LazyBrokenPage = dynamic(() => import('./broken-page').then((module) => module.BrokenPage));
