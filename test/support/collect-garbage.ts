import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
/** Frees what nobody holds. A context of its own sees the flag, which the test's was made before. */
export const collectGarbage = runInNewContext("gc") as () => void;

/** What is on the heap, in bytes, after collections; more than one, since what they find may let go of more. */
export function weighHeap(): number {
  for (let times = 0; times < 3; times += 1) collectGarbage();
  return process.memoryUsage().heapUsed;
}
