import autocannon from 'autocannon';
import pg from 'pg';
import { startProgram, stopProgram, type TemporaryDesk, withTemporaryDesk } from '../temporary-desk/temporary-desk';
import { median } from './median';

const rounds = 5;
const secondsEach = 5;
const connections = 16;
const sessionPath = '/v2/agents/agt_customer_support/sessions/ase_customer_support_001';

async function measure(url: string, key: string): Promise<number> {
  const result = await autocannon({ url, connections, duration: secondsEach, headers: { 'x-api-key': key } });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url} gave ${result.non2xx + result.errors} failures.`);
  return result.requests.average;
}

/** The median of the ratios of the rounds: the load that both shared cancels out. */
function ratio(a: number[], b: number[]): string {
  return median(a.map((value, index) => value / (b[index] ?? Number.NaN))).toFixed(2);
}

function report(name: string, values: number[]): void {
  const sorted = values.map(Math.round).toSorted((a, b) => a - b);
  console.log(`${name.padEnd(58)} ${String(Math.round(median(values))).padStart(7)}   (${sorted.join(', ')})`);
}

/** Removes the limit of the demo key, 600 calls a minute, for this run. */
async function liftLimit(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('UPDATE api_keys SET "limit" = 10000000');
  await client.end();
}

async function compare(desk: TemporaryDesk): Promise<void> {
  const { databaseUrl, secrets } = desk;
  await liftLimit(databaseUrl);
  const key = desk.api_keys[0]?.key ?? '';
  const settings = {
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: secrets.auth_secret,
    MASK_KEY: secrets.mask_key,
    AUDIT_SIGNING_KEY: secrets.audit_signing_key,
  };
  const plain = await startProgram(['node_modules/next/dist/bin/next', 'start'], settings, '/health');
  try {
    const urls = [desk.url + sessionPath, `${plain.url}/health`, plain.url + sessionPath];
    for (const url of urls) await measure(url, key);
    const figures: number[][] = urls.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [index, url] of urls.entries()) figures[index]?.push(await measure(url, key));
    }
    const [host = [], fixed = [], next = []] = figures;
    console.log(
      `Requests a second, ${connections} connections, ${rounds} rounds of ${secondsEach} s each; median (all)`,
    );
    report('host: one session, key checked, look recorded', host);
    report('next start: a fixed answer, no key, no database', fixed);
    report('next start: the same session', next);
    console.log(`ratio host / fixed answer ${ratio(host, fixed)}, host / same session under next ${ratio(host, next)}`);
  } finally {
    await stopProgram(plain);
  }
}

/**
 * Requests per second for one session under the host, next to two things under `next start`: a route handler with a
 * fixed response (/health), and the same session. Measured in turn, on a temporary desk.
 */
export async function benchApi(): Promise<void> {
  await withTemporaryDesk(compare);
}
