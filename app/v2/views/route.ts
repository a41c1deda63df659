import * as views from '#core/views/views';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(views.list);
export const POST = endpoint(views.create);
