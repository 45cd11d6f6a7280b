let now = $state(new Date());
setInterval(() => (now = new Date()), 30_000);

/** The present, renewed twice a minute, so that ages on the page grow while one looks. */
export function presentTime(): Date {
  return now;
}
