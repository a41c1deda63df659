import { createShareLink, listShareLinks } from '#contract/share-links';
import * as shareLinks from '#core/share-links/share-links';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listShareLinks, shareLinks.list);
export const POST = endpoint(createShareLink, shareLinks.create);
