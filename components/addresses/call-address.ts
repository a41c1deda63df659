/** Takes a request id; gives the address of the page that shows its calls. */
export function callPath(requestId: string): string {
  return `/calls/${encodeURIComponent(requestId)}`;
}
