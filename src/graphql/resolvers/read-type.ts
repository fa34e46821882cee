/** Resolves the type of a thing that may be of several: the thing tells it. */
export function readType<Name extends string>({
  _type,
}: {
  readonly _type: Name;
}): Name {
  return _type;
}
