import type { Language } from '../words/language.svelte';
import { decimal } from './money';

/** Memory as people say it: 512 MB, 8 GB. */
export function memorySize(mebibytes: number, language: Language): string {
  return mebibytes < 1024 ? `${mebibytes} MB` : `${decimal(mebibytes / 1024, 1, language)} GB`;
}
