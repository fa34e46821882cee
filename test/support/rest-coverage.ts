import { readFileSync } from "node:fs";
import path from "node:path";

/** A row of the table in docs/rest-coverage.md. */
export interface CoverageRow {
  /** Such as `A1`. */
  readonly number: string;
  /** Such as `GET /v1/albums`. */
  readonly operations: readonly string[];
  /** Such as `Query.album`. */
  readonly fields: readonly string[];
  /** Whether the graph reads the row's payload through another operation. */
  readonly isThroughAnother: boolean;
  /** Null where it is not known. */
  readonly scope: string | null;
  /** Whether Amazon's documents leave the scope open. */
  readonly isScopeAssumed: boolean;
  readonly freshness: string;
}

export const coverageDocument = readFileSync(
  path.join(import.meta.dirname, "../../docs/rest-coverage.md"),
  "utf8",
);

export const coverageRows: readonly CoverageRow[] = coverageDocument
  .split("\n")
  .filter((line) => /^\| [A-Z]\d/.test(line))
  .map((line) => {
    const [
      ,
      number = "",
      operations = "",
      fields = "",
      scope = "",
      freshness = "",
    ] = line.split("|").map((cell) => cell.trim());
    return {
      number,
      operations: readOperations(operations),
      fields: readFields(fields),
      isThroughAnother: fields.includes("(through"),
      scope: /`(music::[^`]+)`/.exec(scope)?.[1] ?? null,
      isScopeAssumed: scope.endsWith("(assumed)"),
      freshness,
    };
  });

/** The operations that a text names. */
export function readOperations(text: string): string[] {
  return [...text.matchAll(/`([A-Z]+ \/v1\/[^`]*)`/g)].map(
    ([, operation = ""]) => operation,
  );
}

/** The fields of the graph that a text names. */
export function readFields(text: string): string[] {
  return [...text.matchAll(/`([A-Z]\w+\.\w+)`/g)].map(
    ([, field = ""]) => field,
  );
}
