import type { AuditVerification } from '#contract/audit-events';

/** Takes the result of a check. Returns the command that repeats it on an exported file, with the same key and seal. */
export function verifyCommand({ public_key, head }: Pick<AuditVerification, 'public_key' | 'head'>): string {
  const seal = head === null ? '' : ` --head ${head.number}:${head.digest}`;
  return `npm run audit:verify -- --file audit.jsonl --public-key ${public_key}${seal}`;
}
