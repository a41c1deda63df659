import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '#server/env';

/** The top of the project: every script works there, wherever it was started from. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

const require = createRequire(import.meta.url);

/** The files of npm's programs, by full path: `npx` would ask a registry for a missing one. */
export const programs = {
  next: require.resolve('next/dist/bin/next'),
  prisma: require.resolve('prisma/build/index.js'),
};

type Options = {
  environment?: Record<string, string | undefined>;
  /** Ends the program with SIGTERM; the call then rejects with an AbortError. */
  signal?: AbortSignal;
  /** `show`: the program writes to our own output. `keep`: its output is returned. */
  output: 'show' | 'keep';
  /** Ctrl-C in the terminal does not reach it. For work that must not be interrupted. */
  shielded?: boolean;
};

/** Runs a Node program to its end. Returns its exit code and, with `keep`, its output. */
export async function runNode(args: string[], options: Options): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: childEnvironment(options.environment),
    stdio: options.output === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    detached: options.shielded === true,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const kept = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    kept.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    kept.err += text;
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ code: code ?? 1, ...kept }));
  });
}
