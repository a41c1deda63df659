import { getExportFile } from '#contract/exports';
import * as sessionExports from '#core/exports/exports';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(getExportFile, sessionExports.getFile);
