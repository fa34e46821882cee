// Taken out once: it is called by the million, and under Jest each look at a global object costs more than the sum.
const { imul } = Math;

/**
 * A number from 0 to 2^32 - 1 that looks random and depends on nothing but its arguments. Whatever is invented comes from here, so that an
 * entity can be computed on its own, in any order, and comes out the same each time.
 */
export function noise(seed: number, index: number, salt: number): number {
  let hash = imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  hash = imul(hash ^ (index >>> 0) ^ (hash >>> 15), 0xc2b2ae35);
  hash = imul(hash ^ salt ^ (hash >>> 13), 0x27d4eb2f);
  hash = imul(hash ^ (hash >>> 16), 0x165667b1);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** One of the choices, always the same one for the same noise. */
export function pick<Choice>(
  choices: readonly [Choice, ...Choice[]],
  noise: number,
): Choice {
  return choices[noise % choices.length] ?? choices[0];
}

/** FNV-1a of a text, to be used as an index or a seed of noise. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place++)
    hash = imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash >>> 0;
}
