/** A list of machines under a name: the query of its address. */
export interface SavedView {
  name: string;
  query: string;
}

const key = 'rasoat.machine-views';
const most = 50;

const isView = (one: unknown): one is SavedView =>
  typeof one === 'object' && one !== null && typeof (one as SavedView).name === 'string' && typeof (one as SavedView).query === 'string';

/** The lists saved in this browser; none where it keeps nothing or what it keeps cannot be read. */
export function savedViews(storage: Storage): SavedView[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isView) : [];
  } catch {
    return [];
  }
}

/** The lists with this one among them; one of the same name gives way to it. */
export function withView(views: SavedView[], view: SavedView): SavedView[] {
  return [...views.filter((one) => one.name !== view.name), view].slice(-most);
}

export function withoutView(views: SavedView[], name: string): SavedView[] {
  return views.filter((one) => one.name !== name);
}

export function keepViews(storage: Storage, views: SavedView[]): void {
  storage.setItem(key, JSON.stringify(views));
}
