import * as shareLinks from '#core/share-links/share-links';
import { endpoint } from '#http/endpoint';

export const DELETE = endpoint(shareLinks.delete);
