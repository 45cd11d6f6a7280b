import createClient from 'openapi-fetch';
import type { paths } from './schema';
import { Trouble, troubleOf } from './trouble';

/** What the signed-in session contributes to every call, and what it wants to hear of. */
interface SessionLink {
  csrfToken: () => string | null;
  onExpired: () => void;
  onPasswordChangeNeeded: () => void;
}

let link: SessionLink | null = null;

export function linkSession(session: SessionLink): void {
  link = session;
}

export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });

api.use({
  onRequest({ request }) {
    const token = link?.csrfToken();
    if (request.method !== 'GET' && token) request.headers.set('X-CSRF-Token', token);
    return request;
  },
});

/**
 * The data of a call that succeeded. Throws Trouble: with the server's problem where it refused, with status 0 where it
 * could not be reached. A session that ended is told to the session first.
 */
export async function answer<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  let result;
  try {
    result = await call;
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new Trouble(0, null);
  }
  if (result.response.ok) return result.data as Data;
  const trouble = troubleOf(result.response.status, result.error);
  const ofSession = result.response.url.includes('/api/v1/session');
  if (trouble.status === 401 && !ofSession) link?.onExpired();
  if (trouble.status === 403 && trouble.problem?.type === '/problems/password-change-needed') link?.onPasswordChangeNeeded();
  throw trouble;
}
