import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A running rasoat-server and what it said at its start. */
export interface RunningServer {
  address: string;
  /** One-time; empty where it was not the first start. */
  administratorPassword: string;
  stop: () => Promise<number | null>;
}

/** Starts the server with the demo district on a free port, its data below `folder`, handing out the packages in `installers`; resolves once it has told its address and password. */
export function startServer(program: string, folder: string, installers: string): Promise<RunningServer> {
  const settings = join(folder, 'server.toml');
  writeFileSync(settings, `[installers]\nfolder = "${installers}"\n`);
  return runServer(program, ['--config', settings, '--data', join(folder, 'data'), '--demo'], ['administrator password']);
}

/** Starts the server on a free port; resolves once it has told its address, and what else is `wanted`. */
export async function runServer(program: string, options: string[], wanted: string[] = []): Promise<RunningServer> {
  const server = spawn(program, [...options, '--web', 'build/web', '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  await once(server, 'spawn'); // rejects where there is no such program
  const log: string[] = [];
  server.stderr.setEncoding('utf8').on('data', (text: string) => log.push(text));
  const said = await firstWords(server, ['address', ...wanted], log);
  return {
    address: said['address']!.replace(/\/$/, ''),
    administratorPassword: said['administrator password'] ?? '',
    async stop() {
      if (server.exitCode === null && server.signalCode === null) {
        const ended = once(server, 'exit');
        server.kill('SIGTERM');
        await ended;
      }
      return server.exitCode;
    },
  };
}

/** Reads "name: value" lines until all wanted names were said. Rejects, with the log, when the program ends before. */
async function firstWords(server: ChildProcess, wanted: string[], log: string[]): Promise<Record<string, string>> {
  const said: Record<string, string> = {};
  const lines = createInterface({ input: server.stdout! });
  for await (const line of lines) {
    const colon = line.indexOf(': ');
    if (colon > 0) said[line.slice(0, colon)] = line.slice(colon + 2).trim();
    if (wanted.every((name) => name in said)) {
      server.stdout!.resume();
      return said;
    }
  }
  throw new Error(`the server ended before it said ${wanted.join(', ')}:\n${log.join('')}`);
}
