/** How a promise that was given a deadline turned out. */
export type Outcome<Value> =
  | { readonly kind: "answered"; readonly value: Value }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "late" };

const slices = 4;

/**
 * Waits for a promise no longer than `deadlineMs`, and never rejects.
 *
 * The time is counted in four timers one after the other. While this process itself is busy, answers lie unread in the socket,
 * and timers that came due fire before they are read: with one timer, any pause of the event loop longer than the deadline
 * would look like a fault of the other side. A pause, however long, uses up one slice of the four.
 */
export function withinDeadline<Value>(
  promise: Promise<Value>,
  deadlineMs: number,
): Promise<Outcome<Value>> {
  return new Promise((resolve) => {
    let left = slices;
    let timer = setTimeout(tick, deadlineMs / slices);
    function tick(): void {
      left -= 1;
      if (left === 0) resolve({ kind: "late" });
      else timer = setTimeout(tick, deadlineMs / slices);
    }
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve({ kind: "answered", value });
      },
      (error: unknown) => {
        clearTimeout(timer);
        resolve({ kind: "failed", error });
      },
    );
  });
}
