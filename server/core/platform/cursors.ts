import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type DeskError, wrongField } from '#contract/errors';
import type { Actor } from '#core/access/actor';
import { env } from '#server/env';

const hoursValid = 7 * 24;
const version = 1;

/** One list: its name, who asks, and what it is a list of (the path's ids and every filter). */
export type Page = { list: string; actor: Actor; of: Record<string, unknown> };

const payloadSchema = z.tuple([z.literal(version), z.number(), z.string(), z.array(z.string())]);

/**
 * Makes the key of the page that follows a row: where the row stands, signed, for this list and this actor only. It
 * names the place in the order and no number of rows, so page 10,000 costs what page 1 costs.
 */
export function encodeCursor(page: Page, position: readonly string[], now = Date.now()): string {
  const payload = JSON.stringify([version, Math.floor(now / 1_000), fingerprint(page), position]);
  const body = Buffer.from(payload).toString('base64url');
  return `${body}.${signature(body)}`;
}

/**
 * Cuts a page from rows of which one more was asked for than it holds: that one tells that there is more. Gives the
 * page, and what the list says of itself: the key of the next page, where there is one.
 */
export function paginate<Row>(
  page: Page,
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => readonly string[],
): { shown: Row[]; metadata: { page_key?: string } } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { shown, metadata: last === undefined ? {} : { page_key: encodeCursor(page, positionOf(last)) } };
}

/**
 * How a list whose rows have an id and a time goes on, newest first, from the place that a page key names: the
 * condition and the order for Prisma, and where a row stands. Throws as `positionIn` does.
 */
export function newestFirst(page: Page, key: string | undefined) {
  const [at, after] = decodeCursor(page, key) ?? [];
  const created_at = new Date(at ?? 0);
  const isLater = { OR: [{ created_at: { lt: created_at } }, { created_at, id: { lt: after ?? '' } }] };
  const orderBy: [{ created_at: 'desc' }, { id: 'desc' }] = [{ created_at: 'desc' }, { id: 'desc' }];
  const placeOf = (row: { created_at: Date; id: string }) => [row.created_at.toISOString(), row.id];
  return { where: after === undefined ? {} : isLater, orderBy, placeOf };
}

/**
 * Gives the place that a page key names, or null without one.
 * Throws `invalid_request` for a key that was forged, belongs to another list, filter or actor, or is older than a week.
 */
export function decodeCursor(page: Page, key: string | undefined, now = Date.now()): string[] | null {
  if (key === undefined) return null;
  const [, madeAt, of, position] = parseCursor(key);
  if (now / 1_000 - madeAt > hoursValid * 3_600) throw wrong('is older than a week; begin again at the first page');
  if (of !== fingerprint(page)) {
    throw wrong('belongs to another list: the other parameters must stay as they were; begin again without it');
  }
  return position;
}

/** Reads a key that this desk signed. Throws `invalid_request` for any other text. */
export function parseCursor(key: string): z.infer<typeof payloadSchema> {
  const [body = '', signed = '', ...rest] = key.split('.');
  const expected = Buffer.from(signature(body));
  const given = Buffer.from(signed);
  if (rest.length > 0 || expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw wrong('is not a key that this desk gave');
  }
  const payload = payloadSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  if (!payload.success) throw wrong('is of an earlier version of the desk; begin again at the first page');
  return payload.data;
}

function wrong(problem: string): DeskError {
  return wrongField('page_key', problem);
}

function fingerprint({ list, actor, of }: Page): string {
  const fields = Object.entries(of).filter(([, value]) => value !== undefined);
  const sorted = fields.sort(([one], [other]) => (one < other ? -1 : 1));
  return hmac('list', JSON.stringify([list, actor.kind, actor.id, sorted])).slice(0, 16);
}

function signature(body: string): string {
  return hmac('page', body);
}

function hmac(purpose: string, text: string): string {
  return createHmac('sha256', env().authSecret).update(`page_key ${purpose}\u0000${text}`).digest('base64url');
}
