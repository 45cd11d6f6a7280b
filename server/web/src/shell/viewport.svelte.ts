const phone = window.matchMedia('(max-width: 639px)');
let narrow = $state(phone.matches);
phone.addEventListener('change', () => (narrow = phone.matches));

/** The page is as narrow as a phone. */
export function isNarrow(): boolean {
  return narrow;
}
