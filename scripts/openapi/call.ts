/** The credential of a call: a key with all permissions, a read-only key, a person, an admin, or none. */
export type Caller = 'key' | 'reader' | 'person' | 'admin' | 'nobody';

type Made = Record<string, string>;
/** The responses so far, by the names of the records. */
export type Answers = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

export type ExampleCall = {
  /** `key` by default */
  as?: Caller;
  /** may take ids from the responses so far, by the names of their records */
  params?: Made | ((answers: Answers) => Made);
  query?: Record<string, string>;
  /** may take secrets from the responses so far, as `params` takes ids */
  headers?: Made | ((answers: Answers) => Made);
  /** JSON text, as a program would write it */
  body?: string | ((answers: Answers) => string);
  /** calls of other endpoints that must run first; only their responses are kept */
  after?: Record<string, ExampleCall>;
  /** the only fields to keep of a long response */
  only?: string[];
};

/** Returns the first row of a list in an endpoint's response. */
export function firstOf(answers: Answers, name: string, list: string): Record<string, unknown> {
  return (answers[name]?.[list] as Record<string, unknown>[] | undefined)?.[0] ?? {};
}

/** Returns an id, or another text, from an endpoint's response. */
export function from(answers: Answers, name: string, field = 'id'): string {
  return String(answers[name]?.[field] ?? '');
}
