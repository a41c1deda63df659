const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * A small seeded generator (mulberry32): the demo data is the same on every machine, so that screenshots, tests and bug
 * reports agree. Never for secrets.
 */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** Returns a whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  /** Returns true with this probability (0 to 1). */
  happens(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** Returns one element of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.integer(0, list.length - 1)] as T;
  }

  /** Returns some elements of the list, in its order. */
  some<T>(list: readonly T[], count: number): T[] {
    const chosen = new Set<number>();
    while (chosen.size < Math.min(count, list.length)) chosen.add(this.integer(0, list.length - 1));
    return list.filter((_, index) => chosen.has(index));
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.integer(0, 9)).join('');
  }

  characters(count: number): string {
    return Array.from({ length: count }, () => this.pick([...alphabet])).join('');
  }

  /** Returns a time between two, most in whole seconds, some with milliseconds. */
  time(from: Date, to: Date): Date {
    const time = this.integer(from.getTime(), to.getTime());
    return new Date(this.happens(0.3) ? time : time - (time % 1000));
  }

  private fraction(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}
