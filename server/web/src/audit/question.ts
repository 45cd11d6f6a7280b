/** Which entries of the trail are asked for; null is any. Days are the browser's own. */
export interface AuditQuestion {
  actor: string | null;
  action: string | null;
  from: string | null;
  until: string | null;
}

const dayAsked = (given: string | null): string | null =>
  given && /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : null;

/** What an address asks for; what it cannot mean is left out. */
export function questionIn(query: URLSearchParams): AuditQuestion {
  return {
    actor: query.get('actor')?.slice(0, 100) || null,
    action: query.get('action')?.slice(0, 100) || null,
    from: dayAsked(query.get('from')),
    until: dayAsked(query.get('until')),
  };
}

/** The start of a day here, or of the one after it, as the server counts time. */
function startOf(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** What is asked, as the API takes it. */
export function asked(question: AuditQuestion): { actor?: string; action?: string; from?: string; until?: string } {
  return {
    ...(question.actor ? { actor: question.actor } : {}),
    ...(question.action ? { action: question.action } : {}),
    ...(question.from ? { from: startOf(question.from) } : {}),
    ...(question.until ? { until: startOf(question.until, 1) } : {}),
  };
}
