import * as settingChanges from '#core/settings/changes';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(settingChanges.get);
