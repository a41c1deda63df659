import * as shareLinkOpens from '#core/share-links/opens';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(shareLinkOpens.list);
