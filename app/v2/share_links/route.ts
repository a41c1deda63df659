import * as shareLinks from '#core/share-links/share-links';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(shareLinks.listAll);
