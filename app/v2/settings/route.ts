import * as settings from '#core/settings/settings';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(settings.get);
export const PATCH = endpoint(settings.update);
