/** A piece of a sentence; what stands out is strong. */
export interface Piece {
  text: string;
  strong: boolean;
}

/** Parts a sentence at its pairs of two stars. */
export function pieces(sentence: string): Piece[] {
  return sentence
    .split('**')
    .map((text, index) => ({ text, strong: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
