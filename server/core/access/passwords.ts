import { hash, verify } from '@node-rs/argon2';

/** Returns the argon2id hash that is stored instead of the password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Whether the password matches the hash. */
export function isPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}
