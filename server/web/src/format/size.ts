import type { Language } from '../words/language.svelte';
import { decimal } from './money';

/** Memory as people say it: 512 MB, 8 GB. */
export function memorySize(mebibytes: number, language: Language): string {
  return mebibytes < 1024 ? `${mebibytes} MB` : `${decimal(mebibytes / 1024, 1, language)} GB`;
}

/** A file's size as a person reads it: 640 KB, 3,2 MB. */
export function fileSize(bytes: number, language: Language): string {
  return bytes < 1_000_000 ? `${decimal(Math.ceil(bytes / 1000), 0, language)} KB` : `${decimal(bytes / 1_000_000, 1, language)} MB`;
}
