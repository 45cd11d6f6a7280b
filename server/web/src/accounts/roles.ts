import type { AccountRole } from '../api/types';

/** In the order in which they are offered. */
export const accountRoles: AccountRole[] = ['it_officer', 'finance_officer', 'administrator'];
