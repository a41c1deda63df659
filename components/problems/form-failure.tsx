import { FieldFailure } from './field-failure';
import { PartFailure } from './part-failure';

type FormFailureProps = {
  error: Error | null;
  /** the reason is shown at the fields */
  isAtFields: boolean;
  /** what did not happen: "Nobody was invited" */
  what: string;
  /** in place of `what` where no response came, so that nobody knows whether it happened; the input is kept */
  unknown: string;
};

/** Under a form: what did not happen, and why, or that the fields say why. Nothing while there is no failure. */
export function FormFailure({ error, isAtFields, what, unknown }: FormFailureProps) {
  if (error === null) return null;
  return isAtFields ? (
    <FieldFailure words={`${what}. Fix the fields marked above. What you typed is still here.`} error={error} />
  ) : (
    <PartFailure words={`${what}. What you typed is still here.`} unknown={unknown} error={error} />
  );
}
