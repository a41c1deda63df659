const shared = globalThis as { [key: symbol]: unknown };

/**
 * Returns the one value with this name in this process, created by `make` at the first call. The API and the pages are
 * bundled separately but run in one process, so each module is loaded twice, with separate variables.
 */
export function onePerProcess<T>(name: string, make: () => T): T {
  const key = Symbol.for(`session-desk.${name}`);
  shared[key] ??= make();
  return shared[key] as T;
}
