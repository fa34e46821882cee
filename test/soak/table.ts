import type { Figure } from "./figures.ts";

/** The figures as a table for people, those that are not good told once more below. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ isGood, what, measured, allowed }) => [
    isGood ? "ok" : "FAIL",
    what,
    measured,
    allowed,
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const failures = figures
    .filter(({ isGood }) => !isGood)
    .flatMap(({ what, details = [] }) => [
      `FAILED: ${what}`,
      ...details.map((detail) => `  ${detail}`),
    ]);
  return [...lines, ...failures].join("\n");
}

/** How many figures are good, in the words in which Jest counts tests: whoever adds up results adds up these too. */
export function toSummary(figures: readonly Figure[]): string {
  const failed = figures.filter(({ isGood }) => !isGood).length;
  const passed = figures.length - failed;
  const parts = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    `${passed} passed`,
    `${figures.length} total`,
  ];
  return `Tests:       ${parts.join(", ")}`;
}
