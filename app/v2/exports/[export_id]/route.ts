import * as sessionExports from '#core/exports/exports';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(sessionExports.get);
export const DELETE = endpoint(sessionExports.delete);
