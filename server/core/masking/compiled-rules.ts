import { createHash } from 'node:crypto';
import { defaultMasking, type Masking, type MaskLabel } from '#contract/masking';
import { detectorsVersion } from './detectors/detectors';
import { PathMatcher, type Reached } from './path-matcher';
import { labelForKey, rulesText } from './rules';

/**
 * The position of a value: the steps that the path patterns have reached, its key, and the key of the object around it.
 */
export type ValuePosition = { reached: Reached; key?: string | undefined; keyAbove?: string | undefined };

/** The masking settings, compiled. */
export class MaskingRules {
  /** A short text that changes when these rules, the built-in ones or the detectors change. */
  readonly version: string;
  readonly detectors: Masking['detectors'];
  readonly hasExceptions: boolean;
  private readonly paths: PathMatcher;

  /** Throws PathPatternError for an invalid path. */
  constructor(private readonly masking: Masking) {
    const { built_in_keys, rules, exceptions, detectors } = masking;
    this.paths = new PathMatcher([...rules.map(({ path }) => path), ...exceptions]);
    this.detectors = detectors;
    this.hasExceptions = exceptions.length > 0;
    const own = [built_in_keys, rules.map(({ path, label }) => [path, label]), exceptions, Object.entries(detectors)];
    const text = `${detectorsVersion}\n${rulesText()}\n${JSON.stringify(own)}`;
    this.version = createHash('sha256').update(text).digest('hex').slice(0, 16);
  }

  /** The position of the metadata itself. */
  get root(): ValuePosition {
    return { reached: this.paths.start };
  }

  /** The position of one of an object's values. */
  under({ reached, key, keyAbove }: ValuePosition, name: string): ValuePosition {
    // Arrays in between are skipped: the key above is the nearest one.
    return { reached: this.paths.under(reached, name), key: name, keyAbove: key ?? keyAbove };
  }

  /** The position of one of an array's items. */
  within({ reached, key, keyAbove }: ValuePosition, index: number): ValuePosition {
    return { reached: this.paths.within(reached, index), keyAbove: key ?? keyAbove };
  }

  /** Whether an exception names this position. */
  isException({ reached }: ValuePosition): boolean {
    const { rules } = this.masking;
    return this.hasExceptions && this.paths.first(reached, (pattern) => pattern >= rules.length) !== undefined;
  }

  /**
   * The label of the rule that masks the whole value at this position, or undefined; own rules come before built-in
   * ones.
   */
  labelAt(place: ValuePosition): MaskLabel | undefined {
    if (this.isException(place)) return undefined;
    const { rules, built_in_keys } = this.masking;
    const own = this.paths.first(place.reached, (pattern) => pattern < rules.length);
    if (own !== undefined) return rules[own]?.label;
    return built_in_keys && place.key !== undefined ? labelForKey(place.key, place.keyAbove) : undefined;
  }
}

/** The rules of a desk with the default settings. */
export const defaultRules = new MaskingRules(defaultMasking);
