import { useMutation } from '@tanstack/react-query';
import { type SignInRefusal, signIn, signOut } from '#client/sign-in-client';

/** Returns the mutation that signs a person in; its error says why it was refused. */
export function useSignIn() {
  return useMutation<void, SignInRefusal, { email: string; password: string }>({ mutationFn: signIn });
}

/**
 * Returns the mutation that ends this browser's sign-in. The callbacks are called even if the menu that it was chosen
 * from is gone by then.
 */
export function useSignOut(told: { onSuccess: () => void; onError?: (error: SignInRefusal) => void }) {
  return useMutation<void, SignInRefusal, void>({ mutationFn: signOut, ...told });
}
