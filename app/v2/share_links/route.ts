import { listAllShareLinks } from '#contract/share-links';
import * as shareLinks from '#core/share-links/share-links';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listAllShareLinks, shareLinks.listAll);
