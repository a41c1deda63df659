import { DeskError } from '#contract/errors';
import { formatTime } from '#contract/times';
import { createView, deleteView, listViews, maxViews, updateView, type View, type ViewFilters } from '#contract/views';
import { newId } from '#core/access/ids';
import { operation } from '#core/access/operation';
import { newestFirst, paginate } from '#core/platform/cursors';
import { metadataFilter } from '#core/search/session-query';
import { lockPerson } from '#data/people';
import { inTransaction, prisma } from '#data/prisma';

/** Lists the person's own views, newest first. Throws `invalid_request` for a wrong page_key. */
export const list = operation(listViews, async (actor, input) => {
  const { limit, page_key } = input.query;
  const page = { list: 'views', actor, of: {} };
  const { where, orderBy, placeOf } = newestFirst(page, page_key);
  const rows = await prisma().view.findMany({
    where: {
      person_id: actor.id,
      ...where,
    },
    orderBy,
    take: limit + 1,
  });
  const { shown, metadata } = paginate(page, rows, limit, placeOf);
  return { views: shown.map(toView), metadata };
});

/**
 * Saves filters under a name. Throws `conflict` beyond 100 views, and `invalid_request` for a wrong metadata_filter.
 */
export const create = operation(createView, async (actor, input) => {
  const { name, filters } = input.body;
  requireReadable(filters);
  const now = new Date();
  return inTransaction(async (tx) => {
    await lockPerson(tx, actor.id);
    if ((await tx.view.count({ where: { person_id: actor.id } })) >= maxViews) {
      throw new DeskError('conflict', `You already have ${maxViews} saved views. Delete one first.`);
    }
    const data = { id: newId('vew'), person_id: actor.id, name, filters, created_at: now, updated_at: now };
    return toView(await tx.view.create({ data }));
  });
});

/** Changes one of the person's own views. Throws `not_found`, also for another person's, and `invalid_request`. */
export const update = operation(updateView, async (actor, input) => {
  const { name, filters } = input.body;
  if (filters !== undefined) requireReadable(filters);
  const data = {
    ...(name === undefined ? {} : { name }),
    ...(filters === undefined ? {} : { filters }),
    updated_at: new Date(),
  };
  const where = { id: input.params.view_id, person_id: actor.id };
  const [row] = await prisma().view.updateManyAndReturn({ where, data });
  if (row === undefined) throw unknown();
  return toView(row);
});

/** Deletes one of the person's own views. Throws `not_found`, also for another person's. */
const remove = operation(deleteView, async (actor, input) => {
  const { count } = await prisma().view.deleteMany({ where: { id: input.params.view_id, person_id: actor.id } });
  if (count === 0) throw unknown();
  return null;
});

export { remove as delete };

function requireReadable({ metadata_filter }: ViewFilters): void {
  if (metadata_filter !== undefined) metadataFilter(metadata_filter);
}

function unknown(): DeskError {
  return new DeskError('not_found', 'You have no such view.');
}

function toView(row: { id: string; name: string; filters: unknown; created_at: Date; updated_at: Date }): View {
  return {
    id: row.id,
    name: row.name,
    filters: row.filters as ViewFilters,
    created_at: formatTime(row.created_at),
    updated_at: formatTime(row.updated_at),
  };
}
