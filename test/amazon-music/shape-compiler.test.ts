import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import {
  compileEntity,
  compileObject,
} from "../../src/amazon-music/shape-compiler.ts";

const program = fileURLToPath(new URL("read-random.ts", import.meta.url));
const read = (json: unknown) => json;

describe("the compiler of readers", () => {
  it.each([1, 2, 3])(
    "makes readers that read as those do which are not compiled (%i)",
    async (seed) => {
      const [compiled, interpreted] = await Promise.all([
        readRandom(seed),
        readRandom(seed, "--disallow-code-generation-from-strings"),
      ]);

      expect(compiled.length).toBeGreaterThan(1000);
      expect(interpreted).toHaveLength(compiled.length);
      expect(
        compiled.filter((line, place) => line !== interpreted[place]),
      ).toEqual([]);
    },
  );

  it("takes nothing but names for names of fields", () => {
    for (const name of ["a.b", "a-b", "", "1a", "a()", "__proto__"])
      for (const compile of [
        compileObject,
        (fields: Parameters<typeof compileObject>[0]) =>
          compileEntity("Song", fields),
      ])
        expect(() => compile([{ name, read }])).toThrow("no name of a field");
  });

  it("writes a type as a text", () => {
    expect(compileEntity('S"ong', [])?.({ id: "1" }, {})).toEqual({
      _type: 'S"ong',
      id: "1",
    });
  });
});

/** What the program writes, line by line. */
async function readRandom(
  seed: number,
  ...flags: string[]
): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, program, String(seed)],
    { maxBuffer: 100_000_000, timeout: 60_000 },
  );
  return stdout.split("\n");
}
