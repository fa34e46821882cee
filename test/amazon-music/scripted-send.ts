import {
  AmazonMusicError,
  type AmazonMusicErrorKind,
} from "../../src/amazon-music/index.ts";
import type { Ask, Call, Send } from "../../src/amazon-music/send.ts";

export interface ScriptedSend {
  readonly send: Send;
  /** What was sent, in order. */
  readonly calls: readonly Call[];
}

/** Answers every call with this body, or rejects it with this error: for bodies that no sandbox would send. */
export function createScriptedSend(answer: unknown): ScriptedSend {
  const calls: Call[] = [];
  return {
    calls,
    send: async (call) => {
      calls.push(call);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

export const ask: Ask = { accessToken: "Atza|ada" };

export function refusal(kind: AmazonMusicErrorKind): AmazonMusicError {
  return new AmazonMusicError(kind, "Amazon refused", {
    method: "GET",
    route: "/v1/things",
  });
}
