import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Returns whether a process with that number runs, whoever owns it. A process that ended but was not reaped does not.
 */
export function isAlive(pid: number): boolean {
  if (process.platform === 'linux' && readStat(pid)?.[0] === 'Z') return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const STAT_START = 19;

/** The fields of /proc/PID/stat from the state on; the name before it may contain spaces and brackets. */
function readStat(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? null;
  } catch {
    return null;
  }
}

/**
 * When a process started, as a text to compare only; null if the system does not say. A number alone does not identify
 * a process for long: in a container that restarts, the same few numbers come back every time.
 */
export function findProcessStart(pid: number): string | null {
  try {
    if (process.platform === 'linux') return readStat(pid)?.[STAT_START] ?? null;
    if (process.platform === 'win32') return null;
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

/** The name of a process's program; null if the system does not say or the process does not exist. */
export function findProgramName(pid: number): string | null {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    if (process.platform === 'win32') return null;
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}
