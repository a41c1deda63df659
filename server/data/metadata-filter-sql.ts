import { metadataLimits } from '#contract/metadata';
import type { FilterValue, MetadataComparison, MetadataFilter, MetadataPath } from '#contract/metadata-filter';
import { Prisma } from './generated/client';

/**
 * `condition` is exactly the filter: true, false or NULL. `index` is true wherever the condition is, and consists only
 * of `column @> …`, which a GIN index with jsonb_path_ops can answer; null if no index helps. A query joins both with
 * AND. They are kept apart because `index` is false where the condition is NULL.
 */
export type MetadataFilterSql = { condition: Prisma.Sql; index: Prisma.Sql | null };

const operators = { '<': Prisma.sql`<`, '<=': Prisma.sql`<=`, '>': Prisma.sql`>`, '>=': Prisma.sql`>=` };

/**
 * A filter as SQL over a jsonb column (or an expression in parentheses). Everything from the filter is a bound
 * parameter, and no value in the column can make the SQL fail: types are checked before values are compared, and only
 * parameters are cast.
 */
export function metadataFilterSql(filter: MetadataFilter, column: Prisma.Sql): MetadataFilterSql {
  return { condition: conditionOf(filter, column), index: indexOf(filter, column) };
}

function conditionOf(filter: MetadataFilter, column: Prisma.Sql): Prisma.Sql {
  if (filter.kind === 'not') return Prisma.sql`(NOT ${conditionOf(filter.part, column)})`;
  if (filter.kind === 'and' || filter.kind === 'or') {
    return connect(
      filter.kind,
      filter.parts.map((part) => conditionOf(part, column)),
    );
  }
  return comparisonOf(filter, valueAt(filter.path, column));
}

function comparisonOf(comparison: MetadataComparison, found: Prisma.Sql): Prisma.Sql {
  switch (comparison.kind) {
    case 'is_null':
      return Prisma.sql`(${found} IS NULL)`;
    case 'equals':
      return Prisma.sql`(${found} = ${jsonb(jsonOf(comparison.value))})`;
    case 'one_of':
      return Prisma.sql`(${found} IN (${Prisma.join(comparison.values.map((value) => jsonb(jsonOf(value))))}))`;
    case 'contains':
      return ifType('array', found, Prisma.sql`${found} @> ${jsonb(`[${jsonOf(comparison.value)}]`)}`);
    case 'like':
      return ifType('string', found, Prisma.sql`${textOf(found)} LIKE ${comparison.pattern}::text`);
    case 'ordered': {
      const { operator, value } = comparison;
      if (value.type === 'boolean') return Prisma.sql`NULL::boolean`;
      // Two jsonb numbers compare as exact decimals.
      if (value.type === 'number') {
        return ifType('number', found, Prisma.sql`${found} ${operators[operator]} ${jsonb(value.text)}`);
      }
      return ifType('string', found, Prisma.sql`${textOf(found)} ${operators[operator]} ${value.value}::text`);
    }
  }
}

/** A comparison that is NULL unless the value has the type. */
function ifType(type: 'array' | 'number' | 'string', found: Prisma.Sql, comparison: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(CASE jsonb_typeof(${found}) WHEN ${type}::text THEN ${comparison} END)`;
}

/** The text of a JSON string, ordered by code point whatever the database's collation. */
function textOf(found: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${found} #>> '{}') COLLATE "C"`;
}

/** The jsonb at a path; NULL for a missing key and for a JSON null. */
function valueAt(path: MetadataPath, column: Prisma.Sql): Prisma.Sql {
  // With a text on its right, -> enters objects only. An existing key yields jsonb even for a JSON null, so COALESCE
  // goes on to the second interpretation only where the first key is missing.
  const steps = readingsOf(path).map((keys) =>
    Prisma.join([column, ...keys.map((key) => Prisma.sql`${key}::text`)], ' -> '),
  );
  if (steps.length === 0) return Prisma.sql`NULL::jsonb`;
  return Prisma.sql`NULLIF(COALESCE(${Prisma.join(steps)}), 'null'::jsonb)`;
}

/**
 * The lists of keys that a path can mean, in order of precedence. Those deeper than metadata can be are left out: they
 * find nothing, and thousands of steps in one expression would exceed the database's stack.
 */
function readingsOf(path: MetadataPath): string[][] {
  const [key = '', ...more] = path;
  const readings = more.length === 0 && key.includes('.') ? [path, key.split('.')] : [path];
  return readings.filter((keys) => keys.length <= metadataLimits.depth);
}

function indexOf(filter: MetadataFilter, column: Prisma.Sql): Prisma.Sql | null {
  switch (filter.kind) {
    case 'and': {
      const parts = filter.parts.map((part) => indexOf(part, column)).filter((part) => part !== null);
      return parts.length === 0 ? null : connect('and', parts);
    }
    case 'or': {
      const parts = filter.parts.map((part) => indexOf(part, column)).filter((part) => part !== null);
      return parts.length < filter.parts.length ? null : connect('or', parts);
    }
    case 'equals':
      return holdsOneOf(filter.path, [jsonOf(filter.value)], column);
    case 'one_of':
      return holdsOneOf(filter.path, filter.values.map(jsonOf), column);
    case 'contains':
      return holdsOneOf(filter.path, [`[${jsonOf(filter.value)}]`], column);
    default:
      return null;
  }
}

/** The condition that the column holds one of the JSON texts at a path, in any interpretation of the path. */
function holdsOneOf(path: MetadataPath, texts: string[], column: Prisma.Sql): Prisma.Sql | null {
  const objects = readingsOf(path).flatMap((keys) =>
    texts.map((text) => keys.reduceRight((inner, key) => `{${JSON.stringify(key)}:${inner}}`, text)),
  );
  if (objects.length === 0) return null;
  return connect(
    'or',
    objects.map((object) => Prisma.sql`${column} @> ${jsonb(object)}`),
  );
}

function connect(word: 'and' | 'or', parts: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(parts, word === 'and' ? ' AND ' : ' OR ', '(', ')');
}

function jsonb(text: string): Prisma.Sql {
  return Prisma.sql`${text}::jsonb`;
}

function jsonOf(value: FilterValue): string {
  if (value.type === 'number') return value.text;
  return JSON.stringify(value.value);
}
