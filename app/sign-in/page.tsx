import type { Metadata } from 'next';
import { BareFrame } from '#components/shell/bare-frame';
import { NobodyYet } from '#components/sign-in/nobody-yet';
import { SignInForm } from '#components/sign-in/sign-in-form';
import { isDeskError } from '#contract/errors';
import { hasPeople } from '#core/desk/first-steps';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const { to } = await searchParams;
  return (
    <BareFrame narrow>
      {(await isNobodyThere()) && <NobodyYet />}
      <SignInForm to={typeof to === 'string' ? to : null} />
    </BareFrame>
  );
}

/** Whether the desk has no people yet. Without its database the desk cannot know; the form then reports the problem. */
async function isNobodyThere(): Promise<boolean> {
  try {
    return !(await hasPeople());
  } catch (error) {
    if (isDeskError(error)) return false;
    throw error;
  }
}
