import { stateOfOpen } from '#http/share-state';

export const GET = stateOfOpen;
