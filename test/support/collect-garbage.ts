import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
/** Frees what nobody holds. A context of its own sees the flag, which the test's was made before. */
export const collectGarbage = runInNewContext("gc") as () => void;

/** What is on the heap, in bytes, after a collection. */
export function weighHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
