import { hash, verify } from '@node-rs/argon2';

/** Gives the argon2id hash that is stored in place of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Whether the password belongs to the hash. */
export function isPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}
