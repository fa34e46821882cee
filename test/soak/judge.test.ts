import { describe, expect, it } from "@jest/globals";
import { createSandbox } from "../../src/sandbox/index.ts";
import { judge } from "./judge.ts";
import type { Question } from "./questions.ts";
import { findMisplaced } from "./truth.ts";

const sandbox = await createSandbox();
await sandbox.close();
const { catalog } = sandbox;
const audience = { language: "de-de", territory: "GB" };
const ids = [catalog.albumId(1), catalog.albumId(2)];

const question: Question = {
  kind: "look-up of albums",
  document: "",
  variables: {},
  check: (data, isExcused) => findMisplaced(data, ["albums"], ids, isExcused),
};

function toAlbum(id = "", changed: object = {}): object {
  const album = catalog.album(id);
  return {
    __typename: "Album",
    catalogId: id,
    title: `[de-de] ${album?.title}`,
    label: album?.label,
    market: { code: "GB" },
    ...changed,
  };
}

function toError(path: (string | number)[] | undefined, code: string): object {
  return { path, extensions: { code } };
}

const judged = (body: object | string, status = 200) =>
  judge(
    { status, text: typeof body === "string" ? body : JSON.stringify(body) },
    question,
    audience,
    catalog,
  );

const [one, two] = ids;

describe("the judge of answers", () => {
  it("lets pass what is right, in part or not at all but honest, and marked", () => {
    const whole = judged({
      data: { albums: [toAlbum(one), toAlbum(two)] },
      extensions: { stale: [{ path: ["albums", 1], ageMs: 9 }] },
    });
    expect(whole).toMatchObject({
      wrong: [],
      codes: [],
      stale: [["albums", 1]],
    });
    for (const body of [
      {
        data: { albums: [toAlbum(one), null] },
        errors: [toError(["albums", 1], "UPSTREAM_TIMEOUT")],
      },
      {
        data: { albums: [toAlbum(one), toAlbum(two, { label: null })] },
        errors: [toError(["albums", 1, "label"], "UPSTREAM_TIMEOUT")],
      },
      {
        data: { albums: null },
        errors: [toError(["albums"], "UPSTREAM_THROTTLED")],
      },
      { errors: [toError(undefined, "UPSTREAM_UNAVAILABLE")] },
    ])
      expect(judged(body).wrong).toEqual([]);
  });

  const right = toAlbum(one);
  it.each([
    ["of another territory", { market: { code: "US" } }],
    ["in another language", { title: "Quiet Rivers" }],
    ["that is not there", { label: null }],
  ])("finds a value %s", (_, changed) => {
    const body = { data: { albums: [right, toAlbum(two, changed)] } };
    expect(judged(body).wrong).toHaveLength(1);
  });

  it.each<[string, object | string]>([
    [
      "a thing in another's place",
      { data: { albums: [toAlbum(two), toAlbum(two)] } },
    ],
    [
      "a thing that is missing without an error",
      { data: { albums: [right, null] } },
    ],
    ["a list that is too short", { data: { albums: [right] } }],
    [
      "an error elsewhere than what it tells of",
      {
        data: { albums: [right, toAlbum(two)] },
        errors: [toError(["albums", 1], "UPSTREAM_TIMEOUT")],
      },
    ],
    [
      "an error of the whole beside data",
      {
        data: { albums: [right, toAlbum(two)] },
        errors: [toError(undefined, "UPSTREAM_TIMEOUT")],
      },
    ],
    [
      "a bug of ours",
      {
        data: { albums: null },
        errors: [toError(["albums"], "INTERNAL_SERVER_ERROR")],
      },
    ],
    [
      "a refusal of what is right",
      { errors: [toError(undefined, "UNAUTHENTICATED")] },
    ],
    ["an answer without anything", {}],
    ["an answer that is no JSON", "<!doctype html>"],
  ])("finds %s", (_, body) => {
    expect(judged(body).wrong).toHaveLength(1);
  });
});
