import { listShareLinkOpens } from '#contract/share-link-opens';
import * as shareLinkOpens from '#core/share-links/opens';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listShareLinkOpens, shareLinkOpens.list);
