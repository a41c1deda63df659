import { getSettings, updateSettings } from '#contract/settings';
import * as settings from '#core/settings/settings';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(getSettings, settings.get);
export const PATCH = endpoint(updateSettings, settings.update);
