let now = $state(new Date());
setInterval(() => (now = new Date()), 30_000);

/** The present, renewed twice a minute, so that ages on the page grow while one looks. */
export function presentTime(): Date {
  return now;
}

/** The server's day, "2026-11-24": its days are those of UTC, and what is to happen today happens at once only by its day. */
export function presentDay(): string {
  return now.toISOString().slice(0, 10);
}
