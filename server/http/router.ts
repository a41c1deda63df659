import { decodeSegment } from '#contract/ids';

type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, unknown> | undefined> },
) => Promise<Response>;

/** A route file of app/v2: its pattern as the folders spell it, and its exports. */
export type RouteFile = { pattern: string; module: Record<string, unknown> };

export type Match =
  | { kind: 'handler'; handler: RouteHandler; params: Record<string, string> }
  | { kind: 'unknown_method'; allow: string }
  | { kind: 'unknown_path' };

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Finds the handler for a method and a raw path (still percent-encoded, without the query). Nothing is normalised: a
 * path with an empty segment, a trailing slash or a backslash is a different path, and unknown.
 */
export function matchRoute(routes: readonly RouteFile[], method: string, path: string): Match {
  const segments = path.split('/');
  const candidates = routes.flatMap((route) => {
    // app/v2/[...path] answers unknown paths where Next does the routing; here they are answered without it.
    if (route.pattern.includes('[...')) return [];
    const params = matchPattern(route.pattern.split('/'), segments);
    return params === null ? [] : [{ route, params }];
  });
  // A fixed segment is a better match than a parameter.
  const best = candidates.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
  if (best === undefined) return { kind: 'unknown_path' };
  const handler = best.route.module[method === 'HEAD' ? 'GET' : method];
  if (typeof handler === 'function' && (method === 'HEAD' || methods.includes(method))) {
    return { kind: 'handler', handler: handler as RouteHandler, params: best.params };
  }
  return { kind: 'unknown_method', allow: allowed(best.route.module) };
}

function allowed(module: Record<string, unknown>): string {
  const own = methods.filter((method) => typeof module[method] === 'function');
  return own.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
}

function matchPattern(pattern: string[], segments: string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('[')) {
      if (segment === '' || segment.includes('\\')) return null;
      params[part.slice(1, -1)] = decodeSegment(segment);
    } else if (part !== segment) {
      return null;
    }
  }
  return params;
}
