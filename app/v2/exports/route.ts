import * as sessionExports from '#core/exports/exports';
import { endpoint } from '#http/endpoint';

export const POST = endpoint(sessionExports.create);
