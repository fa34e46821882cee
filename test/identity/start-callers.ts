import { createLoginWithAmazon } from "../../src/amazon-music/index.ts";
import {
  createCallers,
  type Callers,
  type CallersOptions,
} from "../../src/identity/index.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.ts";
import {
  createRecordingSharedCache,
  type RecordingSharedCache,
} from "../support/recording-shared-cache.ts";

export interface CallersWorld extends AsyncDisposable {
  readonly sandbox: Sandbox;
  /** Of one replica, with nothing to share. */
  readonly callers: Callers;
  /** What the replicas share. */
  readonly shared: RecordingSharedCache;
  createReplica(options?: Partial<CallersOptions>): Callers;
  /** Lets time pass, here and at Amazon. */
  pass(ms: number): void;
}

export async function startCallers(
  options: Partial<CallersOptions> = {},
): Promise<CallersWorld> {
  let time = 1_000_000;
  const now = () => time;
  const sandbox = await createSandbox({ now });
  const login = createLoginWithAmazon({
    baseUrl: sandbox.url,
    timeoutMs: 5000,
  });
  const shared = createRecordingSharedCache();
  const always = {
    login,
    clientId: sandbox.clientId,
    secret: "a secret of sixteen letters",
    now,
    // The longest wait that chance could choose.
    random: () => 1,
    ...options,
  };
  return {
    sandbox,
    callers: createCallers(always),
    shared,
    createReplica: (own) => createCallers({ ...always, shared, ...own }),
    pass: (ms) => (time += ms),
    async [Symbol.asyncDispose]() {
      await login.close();
      await sandbox.close();
    },
  };
}
