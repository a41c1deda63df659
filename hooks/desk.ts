import { createDeskClient } from '#client/desk-client';

/** The API as the desk's own pages reach it: same origin, with the sign-in cookie. */
export const desk = createDeskClient();
