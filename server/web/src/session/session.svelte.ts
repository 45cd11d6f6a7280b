import { answer, api, linkSession } from '../api/client';
import { Trouble } from '../api/trouble';
import type { Session } from '../api/types';

/** Who is signed in on this page. */
type State = 'starting' | 'signed_out' | 'signed_in' | 'unreachable';

class CurrentSession {
  state = $state<State>('starting');
  session = $state<Session | null>(null);
  /** The session ended while somebody was at work: the page they were on stays behind the sign-in. */
  expired = $state(false);
  trouble = $state<Trouble | null>(null);
  /** The one-time password just signed in with, so that it need not be typed twice; gone once changed. */
  oneTimePassword: string | null = null;

  get demo(): boolean {
    return this.session?.demo ?? false;
  }

  async start(): Promise<void> {
    this.state = 'starting';
    try {
      this.#enter(await answer(api.GET('/api/v1/session')));
    } catch (failure) {
      if (!(failure instanceof Trouble)) throw failure;
      this.trouble = failure;
      this.state = failure.status === 401 ? 'signed_out' : 'unreachable';
    }
  }

  async signIn(username: string, password: string): Promise<void> {
    this.#enter(await answer(api.POST('/api/v1/session', { body: { username, password } })));
    this.oneTimePassword = this.session?.must_change_password ? password : null;
  }

  async changePassword(current: string, fresh: string): Promise<void> {
    await answer(api.POST('/api/v1/session/password', { body: { current, new: fresh } }));
    this.oneTimePassword = null;
    this.#enter(await answer(api.GET('/api/v1/session')));
  }

  async signOut(): Promise<void> {
    await answer(api.DELETE('/api/v1/session'));
    this.session = null;
    this.expired = false;
    this.state = 'signed_out';
  }

  expire(): void {
    if (this.state !== 'signed_in') return;
    this.session = null;
    this.expired = true;
    this.state = 'signed_out';
  }

  needPasswordChange(): void {
    if (this.session) this.session = { ...this.session, must_change_password: true };
  }

  #enter(session: Session): void {
    this.session = session;
    this.expired = false;
    this.trouble = null;
    this.state = 'signed_in';
  }
}

export const current = new CurrentSession();

linkSession({
  csrfToken: () => current.session?.csrf_token ?? null,
  onExpired: () => current.expire(),
  onPasswordChangeNeeded: () => current.needPasswordChange(),
});
