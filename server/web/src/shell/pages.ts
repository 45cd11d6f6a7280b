import BadgeCheck from '@lucide/svelte/icons/badge-check';
import ChartLine from '@lucide/svelte/icons/chart-line';
import CopyCheck from '@lucide/svelte/icons/copy-check';
import FileSpreadsheet from '@lucide/svelte/icons/file-spreadsheet';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import ListChecks from '@lucide/svelte/icons/list-checks';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import Monitor from '@lucide/svelte/icons/monitor';
import MonitorUp from '@lucide/svelte/icons/monitor-up';
import Network from '@lucide/svelte/icons/network';
import PackageSearch from '@lucide/svelte/icons/package-search';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal';
import Users from '@lucide/svelte/icons/users';
import Wallet from '@lucide/svelte/icons/wallet';
import type { Component } from 'svelte';
import type { Session } from '../api/types';
import type vi from '../words/vi';

export interface PageLink {
  path: string;
  name: keyof (typeof vi)['rail'];
  sign: Component<{ size?: number; strokeWidth?: number; 'aria-hidden'?: 'true' }>;
}

/** What everybody works on: the rail's first part, and a phone's bar. */
export const workPages: PageLink[] = [
  { path: '/', name: 'overview', sign: LayoutDashboard },
  { path: '/machines', name: 'machines', sign: Monitor },
  { path: '/ranking', name: 'ranking', sign: ListOrdered },
  { path: '/plan', name: 'plan', sign: ChartLine },
  { path: '/enrol', name: 'enrol', sign: MonitorUp },
];

const care: PageLink[] = [
  { path: '/progress', name: 'progress', sign: ListChecks },
  { path: '/budgets', name: 'budgets', sign: Wallet },
  { path: '/catalogue', name: 'catalogue', sign: PackageSearch },
  { path: '/roles', name: 'roles', sign: SlidersHorizontal },
  { path: '/organisation', name: 'organisation', sign: Network },
  { path: '/quality', name: 'quality', sign: BadgeCheck },
  { path: '/imports', name: 'imports', sign: FileSpreadsheet },
  { path: '/duplicates', name: 'duplicates', sign: CopyCheck },
];

const administration: PageLink[] = [
  { path: '/accounts', name: 'accounts', sign: Users },
  { path: '/audit', name: 'audit', sign: ScrollText },
];

/** What is looked after now and then: the rail's second part, and a phone's menu. */
export function carePages(role: Session['role'] | undefined): PageLink[] {
  if (role === 'administrator') return [...care, ...administration];
  return care;
}
