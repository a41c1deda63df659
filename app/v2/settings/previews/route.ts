import { createPreview } from '#contract/settings';
import * as settingsPreviews from '#core/sessions/settings-previews';
import { endpoint } from '#http/endpoint';

export const POST = endpoint(createPreview, settingsPreviews.create);
