import { setFlagsFromString } from "node:v8";

/**
 * Makes V8's heap fit a server. To be done once, by programs, before there is much on it.
 *
 * V8 learns where in the code things are made that live long, and from then on puts whatever is made there among the old things at
 * once. Requests that wait for Amazon live long, and teach it that of all that requests are made of. Those that wait for nothing
 * are then kept, with all that hangs on them, until all of memory is swept: collecting the young took 16 ms instead of 1, and
 * memory grew to 600 MB and back, for answers out of memory at some 10,000 a second.
 *
 * And the more memory a machine has, the more old garbage V8 lets gather before it sweeps: four times as much as what lives. Here it
 * is three quarters: a cold gateway takes a third less memory, and a tenth more of the processor.
 */
export function tuneHeap(): void {
  setFlagsFromString("--no-allocation-site-pretenuring");
  setFlagsFromString("--heap-growing-percent=75");
}
