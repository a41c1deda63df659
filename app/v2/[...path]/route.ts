import { unknownPath } from '#http/endpoint';

// Used under `next start` only; the host handles unknown paths before any route.
export const GET = unknownPath;
export const POST = unknownPath;
export const PUT = unknownPath;
export const PATCH = unknownPath;
export const DELETE = unknownPath;
