import type { Component } from 'svelte';

/** A page by its address. Its code comes when it is opened, so that the first page is small; that one, at "/", comes with the frame. */
interface PageAt {
  /** Two addresses with one key are one page: moving between them keeps it. */
  key: string;
  properties: Record<string, string>;
  load: () => Promise<Component<Record<string, string>>>;
}

type Loading = () => Promise<{ default: unknown }>;

const pages: Record<string, Loading> = {
  '/machines': () => import('../machines/MachinesPage.svelte'),
  '/ranking': () => import('../ranking/RankingPage.svelte'),
  '/plan': () => import('../plan/PlanPage.svelte'),
  '/progress': () => import('../progress/ProgressPage.svelte'),
  '/enrol': () => import('../enrol/EnrolPage.svelte'),
  '/budgets': () => import('../budgets/BudgetsPage.svelte'),
  '/catalogue': () => import('../catalogue/CataloguePage.svelte'),
  '/roles': () => import('../rules/RolesPage.svelte'),
  '/policies': () => import('../rules/PoliciesPage.svelte'),
  '/organisation': () => import('../organisation/OrganisationPage.svelte'),
  '/quality': () => import('../quality/QualityPage.svelte'),
  '/imports': () => import('../imports/ImportsPage.svelte'),
  '/duplicates': () => import('../duplicates/DuplicatesPage.svelte'),
  '/accounts': () => import('../accounts/AccountsPage.svelte'),
  '/audit': () => import('../audit/AuditPage.svelte'),
};

/** Pages of one thing, whose id stands last in the address. */
const pagesOfOne: Record<string, Loading> = {
  '/machines': () => import('../machine/MachinePage.svelte'),
  '/imports': () => import('../imports/ImportPage.svelte'),
};

function page(key: string, loading: Loading, properties: Record<string, string> = {}): PageAt {
  return { key, properties, load: async () => (await loading()).default as Component<Record<string, string>> };
}

export function pageAt(path: string): PageAt {
  const whole = Object.hasOwn(pages, path) ? pages[path] : undefined;
  if (whole) return page(path, whole);
  const [, folder = '', id] = /^(\/[^/]+)\/([^/]+)$/.exec(path) ?? [];
  const ofOne = Object.hasOwn(pagesOfOne, folder) ? pagesOfOne[folder] : undefined;
  if (ofOne && id) return page(path, ofOne, { id: decodeURIComponent(id) });
  return page('not found', () => import('./NotFound.svelte'));
}
