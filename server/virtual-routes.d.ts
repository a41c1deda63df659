/** The route files of app/v2, collected when the host is bundled (scripts/start/build.ts). */
declare module 'virtual:routes' {
  import type { RouteFile } from '#http/router';
  export const routes: readonly RouteFile[];
}
