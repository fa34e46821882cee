import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { readTrustedDocuments } from "../../src/graphql/document-manifest.ts";

async function messageFor(
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), "documents-"));
  try {
    for (const [name, text] of Object.entries(files))
      await writeFile(path.join(directory, name), text);
    readTrustedDocuments(directory);
    return "none";
  } catch (error) {
    return (error as Error).message.replace(directory, "DIR");
  } finally {
    await rm(directory, { recursive: true });
  }
}

const apollo = (rest: object): string =>
  JSON.stringify({ format: "apollo-persisted-query-manifest", ...rest });

describe("a directory of trusted documents", () => {
  it.each<[string, string, string | RegExp]>([
    ["no JSON", "{", /^a\.json: .*JSON/],
    ["a list", "[]", "a.json: it is no object of documents"],
    ["null", "null", "a.json: it is no object of documents"],
    [
      "a text that is no GraphQL",
      '{"a":"{"}',
      'a.json: what stands under "a" is no GraphQL: Syntax Error: Expected Name, found <EOF>.',
    ],
    ["a number", '{"a":1}', 'a.json: what stands under "a" is no text'],
    [
      "a format that nobody knows",
      '{"format":"b"}',
      'a.json: its format is unknown: "b"',
    ],
    [
      "another version",
      apollo({ version: 2, operations: [] }),
      "a.json: its version is 2; 1 is known",
    ],
    ["no operations", apollo({ version: 1 }), 'a.json: it lacks "operations"'],
    [
      "an operation without an id",
      apollo({ version: 1, operations: [{ body: "{ a }" }] }),
      'a.json: operation 0 has no "id"',
    ],
    [
      "an operation without a document",
      apollo({ version: 1, operations: [{ id: "a" }] }),
      'a.json: what stands under "a" is no text',
    ],
  ])(
    "is refused with the file's name where it holds %s",
    async (_, text, fault) => {
      const message = await messageFor({ "a.json": text });
      const [head, line] = message.split("\n  ");
      expect(head).toBe("The trusted documents in DIR cannot be taken:");
      expect(line).toMatch(fault);
    },
  );

  it("is refused with the names of all files at fault", async () => {
    expect(
      await messageFor({ "a.json": "[]", "b.json": "[]", "c.json": "{}" }),
    ).toBe(
      "The trusted documents in DIR cannot be taken:\n  a.json: it is no object of documents\n  b.json: it is no object of documents",
    );
  });

  it("is refused where one id stands for two documents", async () => {
    expect(
      await messageFor({
        "a.json": '{"x":"{ a }"}',
        "b.json": '{"x":"{ b }"}',
      }),
    ).toBe(
      'The trusted documents in DIR cannot be taken:\n  b.json: the id "x" stands for another document in a.json',
    );
  });

  it("is refused where it is empty, which nobody means, and where there is none", async () => {
    expect(await messageFor({})).toContain("it holds no document");
    expect(() => readTrustedDocuments("/nowhere")).toThrow(
      /^TRUSTED_DOCUMENTS_DIR cannot be read: .*ENOENT/,
    );
  });
});
