/** Returns the path of the page with the calls of a request ID. */
export function callPath(requestId: string): string {
  return `/calls/${encodeURIComponent(requestId)}`;
}
