type Refusal = {
  reason: 'credentials' | 'locked' | 'unavailable' | 'failed' | 'unreachable';
  waitSeconds: number | null;
};

/** Says why a sign-in was refused and what to do. Never says whether the e-mail or the password was wrong. */
export function refusalWords({ reason, waitSeconds }: Refusal): { title: string; next: string } {
  switch (reason) {
    case 'locked':
      return {
        title: 'Too many attempts',
        next: `Sign-in is locked for ${waitInWords(waitSeconds ?? 300)}. Try again after that.`,
      };
    case 'unavailable':
      return {
        title: 'The database cannot be reached',
        next: 'Nobody can sign in at the moment. Try again in a minute.',
      };
    case 'failed':
      return {
        title: 'Sign-in failed',
        next: 'Check that this browser accepts cookies, then try again.',
      };
    case 'unreachable':
      return { title: 'The desk did not answer', next: 'Check your connection, then try again.' };
    case 'credentials':
      return {
        title: 'Not signed in',
        next: 'Wrong e-mail or password. Check both and try again.',
      };
  }
}

function waitInWords(seconds: number): string {
  if (seconds <= 90) return `${Math.max(seconds, 1)} ${seconds === 1 ? 'second' : 'seconds'}`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
