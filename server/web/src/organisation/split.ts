import type { ReorganisationRequest } from '../api/types';

/** A split as it is being filled in. */
export interface SplitDraft {
  on: string;
  decision: string;
  ends: boolean;
  parts: { name: string; code: string }[];
  /** The place among the parts to which a seat goes, by the seat's id; a seat that is not here stays. */
  goesTo: Record<string, number>;
}

/** The draft as the API takes it. */
export function splitRequest(unit_id: string, draft: SplitDraft): ReorganisationRequest {
  return {
    kind: 'split',
    unit_id,
    on: draft.on,
    ...(draft.decision.trim() ? { decision: draft.decision.trim() } : {}),
    parts: draft.parts.map((part, index) => ({
      name: part.name.trim(),
      code: part.code.trim(),
      seats: Object.keys(draft.goesTo).filter((seat) => draft.goesTo[seat] === index),
    })),
    ends: draft.ends,
  };
}
