import * as sharedSession from '#core/share-links/shared-session';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(sharedSession.get);
