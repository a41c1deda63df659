import { type ComponentType, lazy } from 'react';

/** To run before failed code is requested again: React remembers a failure permanently. */
const renewals = new Set<() => void>();

/**
 * Returns a component whose code `load` fetches when it is first rendered. It must be inside LazyFailure, which says so
 * if the code cannot be loaded, and offers to try again.
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
  return function Lazy(props: Props) {
    return <Part {...props} />;
  };
}

/** Whether any code could not be loaded. */
export function hasFailedLoads(): boolean {
  return renewals.size > 0;
}

/** Allows code that could not be loaded to be requested again. */
export function forgetFailedLoads(): void {
  for (const renew of renewals) renew();
  renewals.clear();
}
