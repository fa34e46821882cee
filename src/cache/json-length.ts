/** From here on a list is worth being remembered, or written once for all that have it in common. */
export const longList = 5;

/** The list that was measured last, and what came out. What came with one answer has its longest lists in common. */
export interface LastList {
  list: readonly unknown[] | undefined;
  length: number;
}

/**
 * How long the JSON text of a JSON value is, without writing it; what has to be escaped in it counts as one character. A track of
 * 1.5 kB: 0.6 µs, or 0.3 where its markets are those of the one before; `JSON.stringify` takes 3.4 µs.
 */
export function toJsonLength(value: unknown, last?: LastList): number {
  if (typeof value === "string") return value.length + 2;
  if (typeof value === "number") return String(value).length;
  if (value === false) return 5;
  // True, null, and what becomes null in a list.
  if (typeof value !== "object" || value === null) return 4;
  if (Array.isArray(value)) return toListLength(value, last);
  // The brackets; each member brings a comma, of which the last is not there.
  let length = 2;
  let members = 0;
  for (const name in value) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (member === undefined) continue;
    members += 1;
    length += name.length + 3 + toJsonLength(member, last);
  }
  return length + Math.max(0, members - 1);
}

function toListLength(list: readonly unknown[], last?: LastList): number {
  if (last?.list === list) return last.length;
  // The brackets, and the commas.
  let length = 2 + Math.max(0, list.length - 1);
  for (const item of list) length += toJsonLength(item, last);
  if (last !== undefined && list.length >= longList) {
    last.list = list;
    last.length = length;
  }
  return length;
}
