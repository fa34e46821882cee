import type { Personal } from "./personal.ts";

declare const closed: unique symbol;

/** In the place of a caller's own loaders, where an answer is made that others may be given: nothing can be read through it. */
export type ClosedPersonal = Personal & { readonly [closed]: true };

/** Made of nothing: no token, no client and no caller, so that nothing personal can come out of it. */
export const closedPersonal: ClosedPersonal = new Proxy<ClosedPersonal>(
  {} as ClosedPersonal,
  {
    get(_, name) {
      throw new Error(
        `What is asked as the same for everybody reads the caller's own: ${String(name)}.`,
      );
    },
  },
);
