import { describe, expect, it } from "@jest/globals";
import { toHeadersText } from "../../src/graphiql/headers.ts";
import {
  createTokenPane,
  type TextEditor,
} from "../../src/graphiql/token-pane.ts";

/** An editor that tells of its changes while they happen, as Monaco does. */
const createEditor = (text: string) => {
  const listeners = new Set<() => void>();
  let current = text;
  const editor: TextEditor = {
    getValue: () => current,
    setValue(value) {
      current = value;
      for (const onChange of listeners) onChange();
    },
    onDidChangeModelContent(onChange) {
      listeners.add(onChange);
      return { dispose: () => listeners.delete(onChange) };
    },
  };
  return { editor, listeners };
};

/** Until what was put off behind the change is done. */
const settled = () => Promise.resolve();

const inWith = (accessToken: string) =>
  ({ step: "in", accessToken, expiresAt: 0 }) as const;

const startText = toHeadersText("Atza|start");

describe("the pane of the token", () => {
  it("keeps the token that the page was opened with until somebody signs in", () => {
    const { editor } = createEditor(startText);
    const pane = createTokenPane("Atza|start");
    pane.attach(editor);
    pane.follow({ step: "out" });
    pane.follow({ step: "waiting" });
    pane.follow({ step: "out", problem: "denied" });

    expect(editor.getValue()).toBe(startText);
  });

  it("has the token of who signs in, and none after they sign out", () => {
    const { editor } = createEditor(startText);
    const pane = createTokenPane("Atza|start");
    pane.attach(editor);
    pane.follow(inWith("Atza|ben"));
    const signedIn = editor.getValue();
    pane.follow({ step: "out" });

    expect(signedIn).toBe(toHeadersText("Atza|ben", "sign-in"));
    expect(editor.getValue()).toBe(toHeadersText(null));
  });

  it("renews what another tab or the history puts into it later", async () => {
    const { editor } = createEditor(startText);
    const pane = createTokenPane("Atza|start");
    pane.attach(editor);
    pane.follow(inWith("Atza|ben"));
    pane.follow(inWith("Atza|ada"));
    editor.setValue(startText);
    await settled();
    const ofTab = editor.getValue();
    editor.setValue(`{ "Authorization": "Bearer Atza|ben", "x": "y" }`);
    await settled();

    expect(ofTab).toBe(toHeadersText("Atza|ada", "sign-in"));
    expect(editor.getValue()).toBe(
      `{ "Authorization": "Bearer Atza|ada", "x": "y" }`,
    );
  });

  it("lets somebody write a token of their own, letter by letter", async () => {
    const { editor } = createEditor(toHeadersText(null));
    const pane = createTokenPane(null);
    pane.attach(editor);
    pane.follow(inWith("Atza|ben"));
    pane.follow({ step: "out" });
    const typed = `{ "Authorization": "Bearer A" }`;
    editor.setValue(typed);
    await settled();

    expect(editor.getValue()).toBe(typed);
  });

  it("fills in an editor that comes later, and leaves one that has gone", () => {
    const { editor, listeners } = createEditor(startText);
    const pane = createTokenPane("Atza|start");
    pane.follow(inWith("Atza|ben"));
    const detach = pane.attach(editor);
    const filled = editor.getValue();
    detach();
    pane.follow({ step: "out" });

    expect(filled).toBe(toHeadersText("Atza|ben", "sign-in"));
    expect(editor.getValue()).toBe(filled);
    expect(listeners.size).toBe(0);
  });
});
