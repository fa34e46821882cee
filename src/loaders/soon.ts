/** A value that is there, or will be. */
export type Soon<Value> = Value | Promise<Value>;

/**
 * Goes on with a value, at once where it is there: so one text serves who waits
 * and who cannot. What `next` throws is thrown or rejects likewise.
 */
export function whenThere<Value, Next>(
  value: Soon<Value>,
  next: (value: Value) => Soon<Next>,
): Soon<Next> {
  return value instanceof Promise ? value.then(next) : next(value);
}
