/** How a condition compares the value under its key. */
export const operators = {
  '=': 'is',
  '!=': 'is not',
  '>': 'is greater than',
  '>=': 'is at least',
  '<': 'is less than',
  '<=': 'is at most',
  contains: 'contains',
  begins: 'begins with',
  includes: 'is a list containing',
  exists: 'exists',
  missing: 'is missing',
} as const;

export type Operator = keyof typeof operators;

export const kinds = { text: 'text', number: 'number', boolean: 'true or false' } as const;

export type Kind = keyof typeof kinds;

/** A row of the builder. Values of different types are never equal, so the type is chosen. */
export type Condition = { key: string; operator: Operator; kind: Kind; value: string };

export const emptyCondition: Condition = { key: '', operator: '=', kind: 'text', value: '' };

const bareName = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u;
const keyword = /^(and|or|not|in|is|like|null|true|false)$/i;
const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Returns whether the operator needs a value. */
export function takesValue(operator: Operator): boolean {
  return operator !== 'exists' && operator !== 'missing';
}

/** Returns whether the operator searches within a text. */
export function isOfText(operator: Operator): boolean {
  return operator === 'contains' || operator === 'begins';
}

/** Returns what is wrong with a row, in words; null where it is valid. */
export function problemOf({ key, operator, kind, value }: Condition): string | null {
  if (key.trim() === '') return 'Enter a key.';
  if (!takesValue(operator)) return null;
  if (isOfText(operator)) return value === '' ? 'Enter the text to find.' : null;
  if (kind === 'number' && !number.test(value.trim())) return 'Enter a number such as 5 or 0.5.';
  if (kind === 'boolean' && value !== 'true' && value !== 'false') return 'Choose true or false.';
  return null;
}

/** Returns the expression that joins valid rows by AND. */
export function writeConditions(conditions: readonly Condition[]): string {
  return conditions.map(writeCondition).join(' AND ');
}

function writeCondition({ key, operator, kind, value }: Condition): string {
  const path = writePath(key.trim());
  switch (operator) {
    case 'exists':
      return `${path} IS NOT NULL`;
    case 'missing':
      return `${path} IS NULL`;
    case 'contains':
      return `${path} LIKE ${quoted(`%${escaped(value)}%`)}`;
    case 'begins':
      return `${path} LIKE ${quoted(`${escaped(value)}%`)}`;
    case 'includes':
      return `${writeValue(kind, value)} IN ${path}`;
    default:
      return `${path} ${operator} ${writeValue(kind, value)}`;
  }
}

// A quoted name with dots is first tried as a key of that name, then as a path: either may be meant.
function writePath(key: string): string {
  return bareName.test(key) && !keyword.test(key) ? key : `"${key.replaceAll('"', '""')}"`;
}

function writeValue(kind: Kind, value: string): string {
  return kind === 'text' ? quoted(value) : value.trim();
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const escaped = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&');
const unquoted = (text: string, quote: string) => text.slice(1, -1).replaceAll(quote + quote, quote);

const pathPart = String.raw`"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{M}\p{Nd}_]*`;
const textPart = `'(?:[^']|'')*'`;
const valuePart = String.raw`${textPart}|true|false|-?\d[\d.eE+-]*`;
const comparison = `(?<path>${pathPart}) (?:(?<operator>!=|<=|>=|=|<|>) (?<value>${valuePart})|LIKE (?<pattern>${textPart})|IS (?<exists>NOT )?NULL)`;
const inList = `(?<item>${valuePart}) IN (?<list>${pathPart})`;

/** Returns the rows that produce exactly this expression, or null where rows cannot express it. */
export function readConditions(expression: string): Condition[] | null {
  const next = new RegExp(`(?:${inList}|${comparison})(?: AND |$)`, 'uy');
  const conditions: Condition[] = [];
  while (next.lastIndex < expression.length) {
    const groups = next.exec(expression)?.groups;
    if (groups === undefined) return null;
    conditions.push(conditionOf(groups));
  }
  return writeConditions(conditions) === expression ? conditions : null;
}

function conditionOf(groups: Record<string, string | undefined>): Condition {
  const { path, list, item, operator, value, pattern, exists } = groups;
  const name = path ?? list ?? '';
  const key = name.startsWith('"') ? unquoted(name, '"') : name;
  if (pattern !== undefined) return likeCondition(key, unquoted(pattern, "'"));
  const literal = value ?? item;
  if (literal === undefined) {
    return { key, operator: exists === undefined ? 'missing' : 'exists', kind: 'text', value: '' };
  }
  const kind = literal.startsWith("'") ? 'text' : /^[tf]/.test(literal) ? 'boolean' : 'number';
  const written = kind === 'text' ? unquoted(literal, "'") : literal;
  return { key, operator: (operator as Operator | undefined) ?? 'includes', kind, value: written };
}

function likeCondition(key: string, pattern: string): Condition {
  const isInside = pattern.length > 1 && pattern.startsWith('%');
  const value = pattern.slice(isInside ? 1 : 0, -1).replaceAll(/\\(.)/gsu, '$1');
  return { key, operator: isInside ? 'contains' : 'begins', kind: 'text', value };
}
