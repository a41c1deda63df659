import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { childEnvironment } from '#server/env';

/** One command of a run: its name on the screen, and the program with its arguments. */
export interface Step {
  name: string;
  program: string;
  args: string[];
  /** true: when steps run in parallel, its output is shown even if it passes */
  isShown?: boolean;
  /** variables in addition to our own */
  environment?: Record<string, string>;
}

/** The result of a step. `output` is empty if the step wrote directly to the terminal. */
interface StepResult {
  name: string;
  passed: boolean;
  /** null if a signal ended it, or it could not be started */
  code: number | null;
  seconds: string;
  output: string;
}

/**
 * A step that runs a program which npm installed for this project. Its file is given in full, so that it works however
 * the script was started.
 */
export function tool(name: string, program: string, ...args: string[]): Step {
  return { name, program: join('node_modules', '.bin', program), args };
}

/** A step that runs one of our own scripts. */
export function script(name: string, path: string, ...args: string[]): Step {
  return { name, program: process.execPath, args: ['--import', 'tsx', path, ...args] };
}

/**
 * Runs one step to its end; never throws for a step that fails.
 * @param show true: the step writes to the terminal as it runs; false: its output is kept, so that the lines of
 * parallel steps do not mix
 */
export function runStep(step: Step, show: boolean): Promise<StepResult> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(step.program, step.args, {
      env: childEnvironment(step.environment),
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    const end = (code: number | null) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      resolve({ name: step.name, passed: code === 0, code, seconds, output });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      if (show) console.error(error.message);
      end(null);
    });
    child.on('close', end);
  });
}

/**
 * Runs steps in parallel, at most `atOnce` of them, and prints each one's line as it ends, with its output if it
 * failed.
 * @returns true if all passed
 */
export async function runSideBySide(steps: Step[], atOnce: number): Promise<boolean> {
  const waiting = [...steps];
  let allPassed = true;
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await runStep(step, false);
      console.log(`${result.passed ? '✓' : '✗'} ${result.name} (${result.seconds} s)`);
      if (!result.passed) allPassed = false;
      if (!result.passed || step.isShown) {
        console.log(`${result.output.trimEnd().replace(/^/gm, '  ')}\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return allPassed;
}
