import type { components } from './schema';

/** The API's values by their names in openapi.yaml. */
type Schemas = components['schemas'];
export type Aspect = Schemas['Aspect'];
export type EnrolmentToken = Schemas['EnrolmentToken'];
export type Finding = Schemas['Finding'];
export type Fund = Schemas['Fund'];
export type LineAction = Schemas['LineAction'];
export type MachineList = Schemas['MachineList'];
export type MachineOrder = Schemas['MachineOrder'];
export type MachinePage = Schemas['MachinePage'];
export type MachineReference = Schemas['MachineReference'];
export type MachineRow = Schemas['MachineRow'];
export type NewEnrolmentToken = Schemas['NewEnrolmentToken'];
export type Overview = Schemas['Overview'];
export type Plan = Schemas['Plan'];
export type PlanLine = Schemas['PlanLine'];
export type RankingItem = Schemas['RankingItem'];
export type Remedy = Schemas['Remedy'];
export type Role = Schemas['Role'];
export type Session = Schemas['Session'];
export type Text = Schemas['Text'];
export type Unit = Schemas['Unit'];
export type Windows11Counts = Schemas['Windows11Counts'];
export type Windows11State = Schemas['Windows11State'];
export type Verdict = Schemas['Verdict'];
export type FrontierPoint = Plan['frontier'][number];
export type PlanCounts = Plan['counts'];
