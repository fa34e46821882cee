import type { Category } from "./entity.ts";
import { toId, toIndex } from "./id.ts";
import { inventTitle } from "./invent.ts";

export const CATEGORIES = 130;

export interface Categories {
  category(id: string): Category | undefined;
  categoryId(index: number): string;
}

export function createCategories(seed: number): Categories {
  return {
    categoryId: (index) => toId("category", index),
    category(id) {
      const index = toIndex("category", id);
      return index === undefined || index >= CATEGORIES
        ? undefined
        : { id, index, name: inventTitle(seed, index, 180) };
    },
  };
}

const MEMBERS = 250;

/** What of the generated catalogue belongs to a category: so many in a row. */
export function membersOf(
  { index }: Category,
  size: number,
  toCatalogId: (index: number) => string,
): string[] {
  return Array.from({ length: Math.min(MEMBERS, size) }, (_, place) =>
    toCatalogId((index * 17 + place) % size),
  );
}
