import { describe, expect, test } from 'vitest';
import type { PlanCascade } from '../api/types';
import { machinesOf, sums } from './flows';

const text = (said: string) => ({ vi: said, en: said });
const seat = (id: string, role: string, unit = 'u1') => ({ id, name: id, unit_id: unit, unit, role_id: role, role: text(role) });
const machine = (id: string) => ({ id, name: id, summary: '', reported_at: null });
const cascade: PlanCascade = {
  nodes: [
    { id: 'n', side: 'from', kind: 'new', name: text('new') },
    { id: 'f', side: 'from', kind: 'seats', name: text('clerks'), role: 'clerk' },
    { id: 's', side: 'from', kind: 'spare', name: text('spare') },
    { id: 't', side: 'to', kind: 'seats', name: text('clerks'), role: 'clerk' },
    { id: 'g', side: 'to', kind: 'seats', name: text('guards'), role: 'guard' },
    { id: 'r', side: 'to', kind: 'retired', name: text('retired') },
  ],
  links: [],
  machines: [
    { machine: null, model: text('A'), year: 2027, from_seat: null, to_seat: seat('1', 'clerk') },
    { machine: machine('m1'), model: null, year: 2027, from_seat: seat('1', 'clerk'), to_seat: seat('2', 'guard') },
    { machine: machine('m2'), model: null, year: 2027, from_seat: seat('3', 'clerk'), to_seat: null },
    { machine: machine('m3'), model: null, year: 2028, from_seat: null, to_seat: seat('4', 'guard') },
  ],
};
const itself = (key: string) => [key];
const named = (from: string, to: string, of = itself) => machinesOf(cascade, { from, to }, of).map((found) => found.machine?.id ?? 'new');

describe('the machines of a flow', () => {
  test('new ones to the seats of a role', () => expect(named('n', 't')).toEqual(['new']));
  test('from one role to another', () => expect(named('f', 'g')).toEqual(['m1']));
  test('retired', () => expect(named('f', 'r')).toEqual(['m2']));
  test('out of stock', () => expect(named('s', 'g')).toEqual(['m3']));
  test('of several places that are drawn as one', () =>
    expect(named('f', 'others', (key) => (key === 'others' ? ['g', 'r'] : [key]))).toEqual(['m1', 'm2']));
  test('of places of one unit are not those of another', () => {
    const ofUnit = { ...cascade, nodes: cascade.nodes.map((node) => (node.id === 'f' ? { ...node, unit_id: 'u2' } : node)) };
    expect(machinesOf(ofUnit, { from: 'f', to: 'g' }, itself)).toEqual([]);
  });
});

test('machines that serve on, come and go are counted', () => expect(sums(cascade)).toEqual({ moved: 2, fresh: 1, retired: 1 }));
