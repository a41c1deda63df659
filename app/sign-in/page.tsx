import type { Metadata } from 'next';
import { BareFrame } from '#components/shell/bare-frame';
import { SignInForm } from '#components/sign-in/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const { to } = await searchParams;
  return (
    <BareFrame narrow>
      <SignInForm to={typeof to === 'string' ? to : null} />
    </BareFrame>
  );
}
