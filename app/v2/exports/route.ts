import { createExport } from '#contract/exports';
import * as sessionExports from '#core/exports/exports';
import { endpoint } from '#http/endpoint';

export const POST = endpoint(createExport, sessionExports.create);
