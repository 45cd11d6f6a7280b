import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs the command that the page gave for enrolling, as an officer would on the machine, with the agent just built. */
export async function enrolByCommand(command: string, program: string, stateFolder: string): Promise<void> {
  const words = command.trim().split(/\s+/);
  const start = words.indexOf('rasoat-agent');
  if (start < 0) throw new Error(`the page's command does not call the agent: ${command}`);
  await execute(program, [...words.slice(start + 1), '--state', stateFolder]);
}

/** Sends this machine's report. */
export async function reportOnce(program: string, stateFolder: string): Promise<void> {
  await execute(program, ['once', '--state', stateFolder]);
}
