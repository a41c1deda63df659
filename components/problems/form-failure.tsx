import { FieldFailure } from './field-failure';
import { PartFailure } from './part-failure';

type FormFailureProps = {
  error: Error | null;
  /** the reason stands at the fields */
  isAtFields: boolean;
  /** what did not happen: "Nobody was invited" */
  what: string;
  /** in place of it where no answer came, so that nobody knows whether it happened; what was typed is still there */
  unknown: string;
};

/** Under a form: what did not happen, and why, or that it is said at the fields. Nothing while nothing failed. */
export function FormFailure({ error, isAtFields, what, unknown }: FormFailureProps) {
  if (error === null) return null;
  return isAtFields ? (
    <FieldFailure words={`${what}. Fix the fields marked above. What you typed is still here.`} error={error} />
  ) : (
    <PartFailure words={`${what}. What you typed is still here.`} unknown={unknown} error={error} />
  );
}
