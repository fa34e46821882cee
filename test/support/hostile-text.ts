import type { Random } from "./hostile-random.ts";

/** Text that has broken parsers, paths, queries, logs or prototypes somewhere. */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  "\u0000",
  "\ufeff",
  "\u2028\u2029",
  "\ud800",
  "\udfff\ud800",
  "🎵".repeat(50),
  "e\u0301".repeat(100),
  "\u202e\u200b\u00ad",
  "\r\nx-injected: 1\r\n\r\n",
  "..",
  "../../me",
  "%2e%2e%2f",
  "%00",
  "%",
  "%zz",
  "%25%32%65",
  "..%5c..%5c",
  "B0064UPU4G,B00TW0ARTS",
  "B0064UPU4G?limit=1&cursor=",
  "#",
  "//evil.example/v1",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "null",
  "NaN",
  "-1",
  "1e999",
  "99999999999999999999999999",
  '{"$ne":null}',
  "[]",
  "${7*7}",
  "{{7*7}}",
  "'; DROP TABLE albums; --",
  "<script>alert(1)</script>",
  "a".repeat(64),
  "a".repeat(65),
  "x".repeat(10_000),
  "\\".repeat(301),
  "a:b:c",
  "catalog:1:album:B0",
  "*".repeat(300),
  "(".repeat(200),
];

/** Text that differs from the given one in a few places. */
export function mutateText(random: Random, text: string): string {
  let mutated = text;
  for (let left = 1 + random.int(3); left > 0; left--) {
    const at = random.int(mutated.length + 1);
    const cut = random.int(4);
    const put = random.chance(0.5)
      ? random.pick(hostileTexts)
      : String.fromCharCode(random.int(random.chance(0.8) ? 128 : 65536));
    mutated = mutated.slice(0, at) + put + mutated.slice(at + cut);
  }
  return mutated;
}

/** Bytes that differ from the given ones by bits, by bytes, or in length. */
export function mutateBytes(random: Random, bytes: Buffer): Buffer {
  let mutated = Buffer.from(bytes);
  for (let left = 1 + random.int(4); left > 0; left--) {
    const at = random.int(mutated.length + 1);
    switch (random.int(5)) {
      case 0:
        if (at < mutated.length)
          mutated.writeUInt8(mutated.readUInt8(at) ^ (1 << random.int(8)), at);
        break;
      case 1:
        if (at < mutated.length) mutated.writeUInt8(random.int(256), at);
        break;
      case 2:
        mutated = mutated.subarray(0, at);
        break;
      case 3:
        mutated = Buffer.concat([
          mutated.subarray(0, at),
          Buffer.from(random.list(1, 8, () => random.int(256))),
          mutated.subarray(at),
        ]);
        break;
      default:
        mutated = Buffer.concat([
          mutated.subarray(0, at),
          mutated.subarray(random.int(mutated.length + 1)),
        ]);
    }
  }
  return mutated;
}
