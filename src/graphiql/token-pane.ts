import { renewHeadersText, toHeadersText } from "./headers.ts";
import type { SignInState } from "./sign-in.ts";

/** The part of Monaco's editor that is used. */
export interface TextEditor {
  getValue(): string;
  setValue(text: string): void;
  onDidChangeModelContent(onChange: () => void): { dispose(): void };
}

/** Keeps the headers pane in step with who is signed in, whichever tab or piece of history it shows. */
export interface TokenPane {
  follow(state: SignInState): void;
  /** Watches the editor of the pane; what it returns ends that. */
  attach(editor: TextEditor): () => void;
}

/** `startToken` is the one that the page was opened with: null where people bring their own. */
export function createTokenPane(startToken: string | null): TokenPane {
  // All that the page itself has put into the pane so far. In memory, like everything here.
  const texts = new Set<string>();
  const tokens = new Set<string>();
  let current = {
    text: toHeadersText(startToken),
    token: startToken ?? "",
  };
  let isUntouched = true;
  let editor: TextEditor | undefined;

  const renew = (): void => {
    if (isUntouched || editor === undefined) return;
    const text = editor.getValue();
    const renewed = renewHeadersText(text, { texts, tokens }, current);
    if (renewed !== text) editor.setValue(renewed);
  };

  return {
    follow(state) {
      const isIn = state.step === "in";
      // Before the first sign-in, the token that the page was opened with stays.
      if (isUntouched && !isIn) return;
      const token = isIn ? state.accessToken : "";
      if (!isUntouched && token === current.token) return;
      isUntouched = false;
      texts.add(current.text);
      if (current.token !== "") tokens.add(current.token);
      current = {
        text: toHeadersText(isIn ? token : null, isIn ? "sign-in" : "nobody"),
        token,
      };
      texts.delete(current.text);
      renew();
    },
    attach(attached) {
      editor = attached;
      renew();
      // Not within the change itself, which the editor is still telling to others.
      const subscription = attached.onDidChangeModelContent(() =>
        queueMicrotask(renew),
      );
      return () => {
        subscription.dispose();
        editor = undefined;
      };
    },
  };
}
