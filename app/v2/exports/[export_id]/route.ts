import { deleteExport, getExport } from '#contract/exports';
import * as sessionExports from '#core/exports/exports';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(getExport, sessionExports.get);
export const DELETE = endpoint(deleteExport, sessionExports.delete);
