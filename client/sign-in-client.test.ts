import { expect, it } from 'vitest';
import { refusalIn } from './sign-in-client';

it('reads from the URL why a sign-in was refused', () => {
  const refused = (error: string) => refusalIn(`http://localhost:3000/sign-in?error=${encodeURIComponent(error)}`);
  expect(refusalIn('http://localhost:3000/')).toBeNull();
  expect(refused('CredentialsSignin')).toMatchObject({ reason: 'credentials', waitSeconds: null });
  expect(refused('locked:240')).toMatchObject({ reason: 'locked', waitSeconds: 240 });
  expect(refused('locked:soon')).toMatchObject({ reason: 'failed' });
  expect(refused('internal_error')).toMatchObject({ reason: 'failed' });
  expect(refusalIn('/api/auth/signin?csrf=true')).toMatchObject({ reason: 'failed' });
  expect(refused('unavailable')).toMatchObject({ reason: 'unavailable' });
});
