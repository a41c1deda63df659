import * as views from '#core/views/views';
import { endpoint } from '#http/endpoint';

export const PATCH = endpoint(views.update);
export const DELETE = endpoint(views.delete);
