import type { components } from './schema';

type Problem = components['schemas']['Problem'];

/** Why an answer did not come: the server refused (`problem`), or could not be reached (`problem` is null). */
export class Trouble extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | null,
  ) {
    super(problem?.detail ?? `status ${status}`);
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body && 'detail' in body;
}

/** The trouble that an answer which is not 2xx tells of, whatever its body is. */
export function troubleOf(status: number, body: unknown): Trouble {
  return new Trouble(status, isProblem(body) ? body : null);
}
