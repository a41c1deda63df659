import { type ComponentType, lazy } from 'react';

/** What must be done before code that could not be loaded is asked for again: React keeps a failure for good. */
const renewals = new Set<() => void>();

/**
 * Takes what loads a component's code; gives the component, whose code comes when it is first drawn. It stands inside
 * of LateFailure, which says so when the code cannot be loaded, and lets one try again.
 */
export function lazyComponent<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const ask = () =>
    lazy<ComponentType<Props>>(async () => {
      try {
        return { default: await load() };
      } catch (cause) {
        renewals.add(() => {
          Part = ask();
        });
        throw cause;
      }
    });
  let Part = ask();
  return function Late(props: Props) {
    return <Part {...props} />;
  };
}

/** Whether there is code that could not be loaded. */
export function hasFailedLoads(): boolean {
  return renewals.size > 0;
}

/** Lets the code that could not be loaded be asked for again. */
export function forgetFailedLoads(): void {
  for (const renew of renewals) renew();
  renewals.clear();
}
