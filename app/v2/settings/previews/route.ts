import * as settingsPreviews from '#core/sessions/settings-previews';
import { endpoint } from '#http/endpoint';

export const POST = endpoint(settingsPreviews.create);
