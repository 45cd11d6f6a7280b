/** A processor's brand string without what says nothing: "Intel Core i5-2400 3.10GHz". */
export function shortProcessor(name: string): string {
  return name
    .replace(/\((R|TM|r|tm)\)/g, '')
    .replace(/\bCPU\b|\bProcessor\b|\b\d+-Core\b|@/g, ' ')
    .replace(/\bwith Radeon.*$|\bRadeon R\d.*$|, \d+ COMPUTE CORES.*$/i, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** An operating system's name without its maker's: "Windows 10 Pro 22H2". */
export function shortSystem(name: string): string {
  return name.replace(/^Microsoft /, '');
}

/** With a capital at its start, as a name that stands alone. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
