/** Which rows of a long list are to be drawn. */
export interface RowWindow {
  first: number;
  end: number;
}

/**
 * The rows in sight, with some more at both ends so that scrolling shows no holes.
 * `scrolled` is how far the list's top has moved above the top of the view; negative while it is still below it.
 */
export function rowsInSight(scrolled: number, viewHeight: number, rowHeight: number, total: number, spare = 8): RowWindow {
  const first = Math.max(0, Math.floor(scrolled / rowHeight) - spare);
  const end = Math.min(total, Math.ceil((scrolled + viewHeight) / rowHeight) + spare);
  return { first: Math.min(first, total), end: Math.max(end, Math.min(first, total)) };
}
