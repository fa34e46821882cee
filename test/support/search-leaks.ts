/** Things that must not be found, by what they are called. */
export type Hidden = Readonly<Record<string, string>>;

/**
 * The names of those that stand in the texts: as they are, in part, escaped for
 * a URL, or in base64, however often it was wound around them.
 */
export function findHidden(
  texts: readonly string[],
  hidden: Hidden,
): readonly string[] {
  const haystack = texts.flatMap((text) => unwind(text, 3)).join("\n");
  return Object.entries(hidden)
    .filter(([, value]) =>
      piecesOf(value).some((one) => haystack.includes(one)),
    )
    .map(([name]) => name);
}

function unwind(text: string, depth: number): string[] {
  if (depth === 0) return [text];
  const inside = [
    ...text.matchAll(/[\w+/-]{16,}/g).map(([run]) => fromBase64(run)),
    ...(/%[0-9a-f]{2}/i.test(text) ? [fromUrl(text)] : []),
  ];
  return [text, ...inside.flatMap((one) => unwind(one, depth - 1))];
}

function fromBase64(run: string): string {
  // Both alphabets are read, and what is no base64 becomes a text that nothing is found in.
  return Buffer.from(run, "base64").toString("utf8");
}

function fromUrl(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Half a token is as bad as a whole one: any 48 characters of it hold one of these. */
function piecesOf(value: string): readonly string[] {
  const size = 24;
  if (value.length < 2 * size) return [value];
  return Array.from({ length: Math.floor(value.length / size) }, (_, part) =>
    value.slice(part * size, (part + 1) * size),
  );
}
