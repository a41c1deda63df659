const shared = globalThis as { [key: symbol]: unknown };

/**
 * Takes a name, and what makes a thing; gives the one thing of that name in this process. The API and the pages are
 * bundled apart but run in one process, so each of them holds every module once, with variables of its own.
 */
export function onePerProcess<T>(name: string, make: () => T): T {
  const key = Symbol.for(`session-desk.${name}`);
  shared[key] ??= make();
  return shared[key] as T;
}
