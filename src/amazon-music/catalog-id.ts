/**
 * Amazon's ids: ASIN, UUID, `PP` and 32 digits, 8-character category id. None
 * needs another character, and an id of these alone cannot leave its place in
 * a path or a list: encoding would not do, since `..` encodes to itself.
 */
const catalogId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

export function isCatalogId(id: string): boolean {
  return catalogId.test(id);
}
