import { answer, api } from '../api/client';
import type { Import, ImportKind, OfflineReport } from '../api/types';

/** A file goes as its bytes, whatever it is. */
const asBytes = { bodySerializer: (body: unknown) => body as BodyInit, headers: { 'Content-Type': 'application/octet-stream' } };

/** Brings a list in as a draft: nothing is stored yet. */
export function beginImport(kind: ImportKind, file: File): Promise<Import> {
  return answer(api.POST('/api/v1/imports', { params: { query: { kind, name: file.name } }, body: file as unknown as string, ...asBytes }));
}

/** Takes report files of PCs without a network, one after the other; each file says what became of it. */
export async function sendReports(files: File[], onprogress: (done: number) => void): Promise<OfflineReport[]> {
  const outcomes: OfflineReport[] = [];
  for (const [index, file] of files.entries()) {
    const { items } = await answer(
      api.POST('/api/v1/offline-reports', { params: { query: { name: file.name } }, body: file as unknown as string, ...asBytes }),
    );
    outcomes.push(...items);
    onprogress(index + 1);
  }
  return outcomes;
}
