import {
  createSandbox,
  type Sandbox,
  type SandboxOptions,
} from "../../src/sandbox/index.ts";

/** A sandbox that outlives the gateways of a test, and closes after them, whatever becomes of the test. */
export async function openSandbox(
  options?: SandboxOptions,
): Promise<Sandbox & AsyncDisposable> {
  const sandbox = await createSandbox(options);
  return Object.assign(sandbox, {
    [Symbol.asyncDispose]: () => sandbox.close(),
  });
}
