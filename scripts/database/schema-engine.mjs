#!/usr/bin/env node
/**
 * Prisma's schema engine without a downloaded binary. The Prisma CLI starts the program in PRISMA_SCHEMA_ENGINE_BINARY
 * (prisma.config.ts sets it to this file) and speaks JSON-RPC with it, one message per line. The engine itself is the
 * WebAssembly build from npm; it reaches PostgreSQL through Prisma's own adapter for `pg`.
 *
 * This file is plain JavaScript because the CLI starts it directly, without a TypeScript loader.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const PG_CHAR_OID = 18;
const PG_TEXT_OID = 25;
const ENGINE_ERROR_CODE = 4466;

/** The CLI's own options. `strict: false`, because a newer CLI may add options that are not used here. */
function readCommandLine() {
  const { values, positionals } = parseArgs({
    strict: false,
    allowPositionals: true,
    options: { datasource: { type: 'string' }, datamodels: { type: 'string', multiple: true } },
  });
  const url = typeof values.datasource === 'string' ? JSON.parse(values.datasource).url : undefined;
  return { url, datamodelFiles: values.datamodels ?? [], positionals };
}

/** A Prisma URL may have `?schema=…`, which PostgreSQL itself would refuse as an unknown setting. */
function connectionFor(url, database) {
  const parsed = new URL(url);
  parsed.searchParams.delete('schema');
  if (database) parsed.pathname = `/${database}`;
  // One connection, released at once: the engine's session-level lock must stay on one connection, and a shadow
  // database cannot be dropped while an idle connection to it remains.
  return { connectionString: parsed.toString(), max: 1, idleTimeoutMillis: 1 };
}

/**
 * Two differences between the stock adapter and what the engine needs:
 * - it splits a script at every semicolon, which breaks function bodies; PostgreSQL itself accepts a whole script and
 * runs it as one transaction, so a migration is applied in full or not at all;
 * - it does not know the catalog's one-byte type "char", which the engine reads when it describes a database.
 */
function adapted(adapter) {
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const charColumnsOf = new WeakMap();
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    const charFields = result.fields.filter((field) => field.dataTypeID === PG_CHAR_OID);
    charColumnsOf.set(
      result.rows,
      charFields.map((field) => result.fields.indexOf(field)),
    );
    for (const field of charFields) field.dataTypeID = PG_TEXT_OID;
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of charColumnsOf.get(result.rows) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}

class SchemaAdapterFactory extends PrismaPg {
  constructor(url) {
    super(connectionFor(url));
    this.url = url;
  }

  async connect() {
    return adapted(await super.connect());
  }

  /** An empty database of its own, removed when the engine is done with it. */
  async connectToShadowDb() {
    const main = await this.connect();
    const database = `prisma_shadow_${randomUUID()}`;
    await main.executeScript(`CREATE DATABASE "${database}" TEMPLATE template0`);
    const shadow = adapted(await new PrismaPg(connectionFor(this.url, database)).connect());
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await main.executeScript(`DROP DATABASE "${database}" WITH (FORCE)`);
      await main.dispose();
    };
    return shadow;
  }
}

/** `can-connect-to-database`, the one question that the CLI asks through the exit code. */
async function answerWhetherReachable(url) {
  const client = new pg.Client(connectionFor(url));
  try {
    await client.connect();
    await client.end();
    return 0;
  } catch (error) {
    process.stderr.write(`${JSON.stringify({ is_panic: false, message: error.message, error_code: 'P1001' })}\n`);
    return 1;
  }
}

/** The package's own entry expects a bundler that can import .wasm, so the module is instantiated here. */
async function loadEngineClass() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasmFile = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm'));
  const { instance } = await WebAssembly.instantiate(readFileSync(fileURLToPath(wasmFile)), {
    './schema_engine_bg.js': glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.SchemaEngine;
}

/** The engine needs at least one schema, if only to learn that this is PostgreSQL; some commands send none. */
const SMALLEST_SCHEMA = ['schema.prisma', 'datasource db {\n  provider = "postgresql"\n}\n'];

async function openEngine({ url, datamodelFiles }) {
  // The WebAssembly build calls this before it aborts; without it the reason would be lost.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`${message}\n`) };
  const SchemaEngine = await loadEngineClass();
  const datamodels = datamodelFiles.map((file) => [file, readFileSync(file, 'utf8')]);
  return SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : [SMALLEST_SCHEMA] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new SchemaAdapterFactory(url)),
  );
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

async function answer(engine, { id, method, params }) {
  try {
    const result = await engine[method](params);
    // The CLI prints a difference when the engine asks it to, and ignores it in the result.
    if (method === 'diff' && result.stdout)
      send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } });
    send({ id, result: result ?? null });
  } catch (error) {
    const { message, code, meta } = error;
    const data = { is_panic: false, message, error_code: code, meta };
    send({ id, error: { code: ENGINE_ERROR_CODE, message, data } });
  }
}

async function serve(commandLine) {
  const engine = await openEngine(commandLine);
  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line);
    // A message without a method is the CLI's receipt for a `print`.
    if (message.method) await answer(engine, message);
  }
}

const commandLine = readCommandLine();
if (commandLine.positionals.includes('can-connect-to-database')) {
  process.exitCode = await answerWhetherReachable(commandLine.url);
} else {
  await serve(commandLine);
  process.exitCode = 0;
}
