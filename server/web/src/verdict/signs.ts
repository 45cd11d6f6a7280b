import ArrowLeftRight from '@lucide/svelte/icons/arrow-left-right';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import Clock from '@lucide/svelte/icons/clock-3';
import Minus from '@lucide/svelte/icons/minus';
import Power from '@lucide/svelte/icons/power';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import type { Component } from 'svelte';
import type { LineAction } from '../api/types';

/** The sign of each thing that can be done at a seat. Its word is in the catalogues, its colour in Action.svelte. */
export const signs: Record<LineAction, Component<{ size?: number; strokeWidth?: number; 'aria-hidden'?: 'true' }>> = {
  replace: RefreshCw,
  upgrade: ArrowUp,
  hand_down: ArrowLeftRight,
  switch_on: Power,
  keep: Minus,
  left_out: Clock,
};

/** The order in which they are always listed. */
export const actions: LineAction[] = ['replace', 'upgrade', 'hand_down', 'switch_on', 'keep', 'left_out'];
