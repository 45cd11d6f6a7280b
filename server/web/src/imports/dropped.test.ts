import { describe, expect, it } from 'vitest';
import { droppedFiles } from './dropped';

function file(name: string, lastModified = 0) {
  return { isFile: true, isDirectory: false, name, file: (take: (file: File) => void) => take(new File(['x'], name, { lastModified })) };
}
/** As browsers do: a hundred entries at a time. */
function folder(name: string, within: object[]) {
  const createReader = () => {
    const left = [...within];
    return { readEntries: (take: (entries: object[]) => void) => take(left.splice(0, 100)) };
  };
  return { isFile: false, isDirectory: true, name, createReader };
}
function dropped(entries: object[], files: File[] = []) {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }));
  return { items, files } as unknown as Parameters<typeof droppedFiles>[0];
}

describe('what is dropped', () => {
  it('of a folder are its reports and those in folders below, the oldest first', async () => {
    const stick = folder('rasoat', [
      file('b.rasoat-report', 20),
      file('rasoat-agent.exe'),
      folder('PC-02', [file('A.RASOAT-REPORT', 10), file('autorun.inf')]),
    ]);
    const files = await droppedFiles(dropped([stick]), '.rasoat-report,.zip');
    expect(files.map((each) => each.name)).toEqual(['A.RASOAT-REPORT', 'b.rasoat-report']);
  });
  it('of a large folder is all of it', async () => {
    const many = Array.from({ length: 250 }, (_, index) => file(`${index}.rasoat-report`));
    expect(await droppedFiles(dropped([folder('stick', many)]), '.rasoat-report')).toHaveLength(250);
  });
  it('without a folder are the files as they are', async () => {
    const list = new File(['a'], 'assets.csv');
    expect(await droppedFiles(dropped([file('assets.csv')], [list]), '.csv')).toEqual([list]);
  });
});
