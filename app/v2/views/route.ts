import { createView, listViews } from '#contract/views';
import * as views from '#core/views/views';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listViews, views.list);
export const POST = endpoint(createView, views.create);
