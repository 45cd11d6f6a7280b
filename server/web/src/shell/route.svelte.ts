/** Where the application is: a page by its path, and what is asked of it by the query, so that an address can be kept and sent. */
interface Place {
  path: string;
  query: URLSearchParams;
}

function here(): Place {
  return { path: window.location.pathname, query: new URLSearchParams(window.location.search) };
}

let place = $state.raw<Place>(here());

export function currentPlace(): Place {
  return place;
}

export function go(address: string): void {
  window.history.pushState(null, '', address);
  place = here();
}

/** Changes what is asked of this page, without a new entry in the history. Empty values go out of the address. */
export function ask(changes: Record<string, string | null>): void {
  const query = new URLSearchParams(place.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  window.history.replaceState(null, '', text ? `${place.path}?${text}` : place.path);
  place = here();
}

/** Turns clicks on the application's own links into moves without loading the page anew. */
function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.origin !== window.location.origin || link.target || link.hasAttribute('download') || link.hash) return;
  event.preventDefault();
  go(link.pathname + link.search);
}

export function startRouting(): void {
  window.addEventListener('popstate', () => (place = here()));
  document.addEventListener('click', follow);
}
