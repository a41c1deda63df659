import { isReady } from '#core/desk/readiness';

export const dynamic = 'force-dynamic';

/** Responds with 200 only while the database is reachable and every migration is applied. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  const headers = { 'cache-control': 'no-store' };
  return Response.json({ status: ready ? 'ready' : 'unavailable' }, { status: ready ? 200 : 503, headers });
}
