import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { childEnvironment } from '#server/env';
import { programs, projectFolder } from '../process/node-program';

const LISTEN_TIMEOUT_MS = 60_000;
const POLL_MS = 100;

export type DeskProcess = {
  /** Resolves when it listens; rejects if it ends first. */
  listening: Promise<void>;
  /** Resolves when it has ended, for any reason. */
  ended: Promise<void>;
  /** Asks it to complete requests in flight and end; after `graceMs` it is killed. */
  stop(graceMs: number): Promise<void>;
};

/**
 * Starts the desk itself: the built host, or Next for development. It gets a process group of its own, because Ctrl-C
 * in a terminal reaches every process of the group, and we control the order of stopping.
 */
export function startDeskProcess(
  mode: 'production' | 'development',
  address: { host: string; port: number },
  environment: Record<string, string>,
): DeskProcess {
  const { host, port } = address;
  const development = [programs.next, 'dev', '--hostname', host, '--port', String(port)];
  const child = spawn(process.execPath, mode === 'production' ? ['dist/host.mjs'] : development, {
    cwd: projectFolder,
    env: childEnvironment({ ...environment, NODE_ENV: mode, HOST: host, PORT: String(port) }),
    stdio: ['ignore', 'inherit', 'inherit', ...(mode === 'production' ? (['ipc'] as const) : [])],
    detached: true,
  });
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  const isListening = mode === 'production' ? saysItListens(child) : acceptsConnections(child, address);
  const listening = Promise.race([
    isListening,
    ended.then(() => Promise.reject(new Error('The desk exited before it was ready; see its messages above.'))),
    delay(LISTEN_TIMEOUT_MS, undefined, { ref: false }).then(() =>
      Promise.reject(new Error(`The desk did not start listening within ${LISTEN_TIMEOUT_MS / 1000} s.`)),
    ),
  ]);
  // After an early stop nobody waits for it any more.
  listening.catch(() => {});
  return { listening, ended, stop: (graceMs) => stop(child, ended, graceMs) };
}

/** Resolves when the host sends its one message, that it listens. */
function saysItListens(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'listening' in message) done();
    });
  });
}

/** Next sends no message that we could rely on. */
async function acceptsConnections(child: ChildProcess, { host, port }: { host: string; port: number }): Promise<void> {
  while (!hasEnded(child)) {
    const isOpen = await new Promise<boolean>((done) => {
      const socket = connect({ host, port });
      socket.once('connect', () => done(true));
      socket.once('error', () => done(false));
      socket.once('close', () => socket.destroy());
    });
    if (isOpen) return;
    await delay(POLL_MS);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function stop(child: ChildProcess, ended: Promise<void>, graceMs: number): Promise<void> {
  if (!hasEnded(child)) {
    child.kill('SIGTERM');
    await Promise.race([ended, delay(graceMs, undefined, { ref: false })]);
  }
  // What is left of the group: a host that hangs, or the workers of `next dev`.
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing was left.
  }
  await ended;
}
