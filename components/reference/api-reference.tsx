'use client';

import './swagger-ui-first.css';
import './swagger-ui.css';
import './swagger-dialog.css';
import './swagger-operations.css';
import './swagger-schemas.css';
import './swagger-narrow.css';
import { Alert, Loader, useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import classes from './api-reference.module.css';
import { credentials } from './credentials';
import { deskLayout } from './desk-layout';
import { exactBodies } from './exact-bodies';
import { namedParts } from './named-parts';
import { ownHeaders } from './own-headers';

const documentPath = '/v2/openapi.json';

/** The API reference, where calls can be tried. A key entered here stays in this page's memory. */
export function ApiReference() {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  useDarkMode();
  useEffect(() => {
    let isGone = false;
    // In its own chunk: it is larger than all other pages together, and only this page needs it.
    import('swagger-ui-dist/swagger-ui-es-bundle.js')
      .then(({ default: SwaggerUI }) => {
        if (isGone || place.current === null) return;
        SwaggerUI({
          domNode: place.current,
          url: documentPath,
          plugins: [deskLayout, namedParts, exactBodies, credentials, ownHeaders],
          validatorUrl: null,
          persistAuthorization: false,
          deepLinking: true,
          displayRequestDuration: true,
          docExpansion: 'list',
          defaultModelsExpandDepth: 0,
          defaultModelExpandDepth: 4,
          defaultModelRendering: 'example',
          syntaxHighlight: false,
          showMutatedRequest: true,
          onComplete: () => setState('shown'),
        });
      })
      .catch(() => setState('failed'));
    return () => {
      isGone = true;
    };
  }, []);
  return (
    <>
      {state === 'loading' && <Loader size="sm" aria-label="Loading the API reference" />}
      {state === 'failed' && (
        <Alert color="red" title="The API reference could not be loaded">
          Reload the page. The API description is at <a href={documentPath}>{documentPath}</a>.
        </Alert>
      )}
      <div ref={place} className={classes.reference} />
    </>
  );
}

/** Swagger UI detects the dark scheme by a class on the root element. */
function useDarkMode(): void {
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    document.documentElement.classList.toggle('dark-mode', scheme === 'dark');
    return () => document.documentElement.classList.remove('dark-mode');
  }, [scheme]);
}
