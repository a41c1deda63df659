'use client';

/** The frame itself broke: nothing of it can be relied on here, so this page brings all that it needs. */
export default function GlobalErrorPage({ error }: { error: unknown }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <html lang="en" style={{ colorScheme: 'light dark' }}>
      <body
        style={{ margin: '14vh auto', maxWidth: '40rem', padding: '0 1rem', font: '14px/1.5 system-ui, sans-serif' }}
      >
        <title>Something went wrong · Session Desk</title>
        <main>
          <h1 style={{ fontSize: '22px' }}>Something went wrong in the desk</h1>
          <p>Nothing that you did was lost or changed. Load the page again.</p>
          <p>If it happens again, tell whoever runs the desk{digest === null ? '.' : ', with this number:'}</p>
          {digest !== null && <code>{digest}</code>}
          <p>
            <a href="/">Look up a session</a>
          </p>
        </main>
      </body>
    </html>
  );
}
