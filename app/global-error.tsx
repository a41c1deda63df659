'use client';

/** The frame itself broke and cannot be relied on here, so this page includes everything it needs. */
export default function GlobalErrorPage({ error }: { error: unknown }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <html lang="en" style={{ colorScheme: 'light dark' }}>
      <body
        style={{ margin: '14vh auto', maxWidth: '40rem', padding: '0 1rem', font: '14px/1.5 system-ui, sans-serif' }}
      >
        <title>Something went wrong · Session Desk</title>
        <main>
          <h1 style={{ fontSize: '22px' }}>Something went wrong</h1>
          <p>This page could not be displayed. Reload it.</p>
          <p>
            If it happens again, tell the person who runs this desk
            {digest === null ? '.' : ', and include this number:'}
          </p>
          {digest !== null && <code>{digest}</code>}
          <p>
            <a href="/">Look up a session</a>
          </p>
        </main>
      </body>
    </html>
  );
}
