export type Theme = 'auto' | 'light' | 'dark';

const remembered = 'rasoat.theme';
const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
let theme = $state<Theme>('auto');

export function currentTheme(): Theme {
  return theme;
}

function apply(): void {
  const dark = theme === 'dark' || (theme === 'auto' && darkSystem.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

export function wear(chosen: Theme): void {
  theme = chosen;
  localStorage.setItem(remembered, chosen);
  apply();
}

/** The theme chosen last time on this PC; the PC's own where none was. */
export function recallTheme(): void {
  const last = localStorage.getItem(remembered);
  theme = last === 'light' || last === 'dark' ? last : 'auto';
  darkSystem.addEventListener('change', apply);
  apply();
}
