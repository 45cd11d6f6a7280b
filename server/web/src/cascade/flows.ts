import type { PlanCascade } from '../api/types';
import type { Flow } from './sankey';

export type Node = PlanCascade['nodes'][number];
export type MovedMachine = PlanCascade['machines'][number];

/** Whether the node stands for the place that a machine comes from (side from) or goes to (side to). */
export function isPlaceOf(node: Node, machine: MovedMachine): boolean {
  const seat = node.side === 'from' ? machine.from_seat : machine.to_seat;
  switch (node.kind) {
    case 'new':
      return machine.machine === null;
    case 'spare':
      return machine.machine !== null && seat === null;
    case 'retired':
      return seat === null;
    case 'seats':
      return seat !== null && (node.unit_id == null || node.unit_id === seat.unit_id) && (node.role == null || node.role === seat.role_id);
  }
}

/** The machines of one flow; `of` tells which nodes stand behind an end of the picture, where several were joined. */
export function machinesOf(cascade: PlanCascade, flow: Pick<Flow, 'from' | 'to'>, of: (key: string) => string[]): MovedMachine[] {
  const ends = (key: string) => cascade.nodes.filter((node) => of(key).includes(node.id));
  const [from, to] = [ends(flow.from), ends(flow.to)];
  return cascade.machines.filter((machine) => from.some((node) => isPlaceOf(node, machine)) && to.some((node) => isPlaceOf(node, machine)));
}

/** How many machines go on to another seat, come new, and go for good. */
export function sums(cascade: PlanCascade): { moved: number; fresh: number; retired: number } {
  const { machines } = cascade;
  return {
    moved: machines.filter((machine) => machine.machine !== null && machine.to_seat !== null).length,
    fresh: machines.filter((machine) => machine.machine === null).length,
    retired: machines.filter((machine) => machine.to_seat === null).length,
  };
}
