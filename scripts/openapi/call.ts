/** Whose credential a call shows: a key that may do anything, one that may only read, a person, an admin, or nobody's. */
export type Caller = 'key' | 'reader' | 'person' | 'admin' | 'nobody';

type Made = Record<string, string>;
/** What was answered so far, by the names of the records. */
export type Answers = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

export type ExampleCall = {
  /** `key` unless said otherwise */
  as?: Caller;
  /** may take ids from the answers so far, by the names of their records */
  params?: Made | ((answers: Answers) => Made);
  query?: Record<string, string>;
  /** may take secrets from the answers so far, as `params` takes ids */
  headers?: Made | ((answers: Answers) => Made);
  /** JSON text, as a program would write it */
  body?: string | ((answers: Answers) => string);
  /** calls of other endpoints that must come before; only their answers are kept */
  after?: Record<string, ExampleCall>;
  /** of a long answer, the only fields to keep */
  only?: string[];
};

/** The first row of a list that an endpoint answered. */
export function firstOf(answers: Answers, name: string, list: string): Record<string, unknown> {
  return (answers[name]?.[list] as Record<string, unknown>[] | undefined)?.[0] ?? {};
}

/** Takes an id, or another text, from the answer of an endpoint. */
export function from(answers: Answers, name: string, field = 'id'): string {
  return String(answers[name]?.[field] ?? '');
}
