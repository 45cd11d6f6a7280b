import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A running rasoat-server and what it said at its start. */
export interface RunningServer {
  address: string;
  administratorPassword: string;
  stop: () => Promise<number | null>;
}

/** Starts the server with the demo district on a free port; resolves once it has told its address and password. */
export async function startServer(program: string, dataFolder: string): Promise<RunningServer> {
  const server = spawn(
    program,
    ['--config', 'config/server.toml', '--data', dataFolder, '--web', 'build/web', '--listen', '127.0.0.1:0', '--demo'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const log: string[] = [];
  server.stderr.setEncoding('utf8').on('data', (text: string) => log.push(text));
  const said = await firstWords(server, ['address', 'administrator password'], log);
  return {
    address: said['address']!.replace(/\/$/, ''),
    administratorPassword: said['administrator password']!,
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
