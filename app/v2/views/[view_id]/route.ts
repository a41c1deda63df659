import { deleteView, updateView } from '#contract/views';
import * as views from '#core/views/views';
import { endpoint } from '#http/endpoint';

export const PATCH = endpoint(updateView, views.update);
export const DELETE = endpoint(deleteView, views.delete);
