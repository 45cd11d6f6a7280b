/** Names of files by their endings: ".csv,.xlsx". */
function ends(name: string, accept: string): boolean {
  return accept.split(',').some((ending) => name.toLowerCase().endsWith(ending));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** All of a folder: a browser tells a hundred of its entries at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function filesBelow(entry: FileSystemEntry, accept: string): Promise<File[]> {
  if (entry.isFile) return ends(entry.name, accept) ? [await fileOf(entry as FileSystemFileEntry)] : [];
  const below = await Promise.all((await entriesOf(entry as FileSystemDirectoryEntry)).map((one) => filesBelow(one, accept)));
  return below.flat();
}

/**
 * What was dropped, with the files in dropped folders and the folders below; of these only those that are wanted, for a
 * stick holds other things too. The oldest first.
 */
export async function droppedFiles(transfer: Pick<DataTransfer, 'items' | 'files'>, accept: string): Promise<File[]> {
  // Entries must be asked for at once: they are gone when the event is over.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some((entry) => entry.isDirectory)) return [...transfer.files];
  const files = (await Promise.all(entries.map((entry) => filesBelow(entry, accept)))).flat();
  return files.sort((one, other) => one.lastModified - other.lastModified);
}
