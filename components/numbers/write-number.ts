/** Formats a number for a locale: `1,234.5`, `1.234,5`. The digits are Latin, as in times. */
export function writeNumber(number: number, locale: string): string {
  return formatFor(locale).format(number);
}

/** Formats a size in bytes for a locale, in a fitting unit: `812 bytes`, `1.2 MB`. */
export function writeSize(bytes: number, locale: string): string {
  if (bytes < 1_000) return bytes === 1 ? '1 byte' : `${writeNumber(bytes, locale)} bytes`;
  const [size, unit] = bytes < 999_950 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${writeNumber(Math.round(size * 10) / 10, locale)} ${unit}`;
}

const formats = new Map<string, Intl.NumberFormat>();

// Creating a formatter takes a hundred times as long as using it, and a table has many numbers.
function formatFor(locale: string): Intl.NumberFormat {
  const found = formats.get(locale) ?? new Intl.NumberFormat(locale, { numberingSystem: 'latn', useGrouping: true });
  formats.set(locale, found);
  return found;
}
