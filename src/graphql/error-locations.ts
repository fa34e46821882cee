import type { ApolloServerPlugin } from "@apollo/server";
import {
  visit,
  type ASTNode,
  type DocumentNode,
  type GraphQLError,
  type SourceLocation,
} from "graphql";

/** Where the parts of a document begin, in characters from its beginning. */
type Starts = ReadonlyMap<ASTNode, number>;

/**
 * Tells of each error where in its document it belongs. graphql-js would do so
 * as well, and count the lines anew for each error; but an answer may have
 * thousands of errors, and a document hundreds of thousands of lines. So the
 * places are taken out of what it executes, and looked up when all errors are
 * known.
 */
export function createErrorLocations(): ApolloServerPlugin {
  const startsOf = new WeakMap<DocumentNode, Starts>();
  return {
    async requestDidStart() {
      return {
        async parsingDidStart(parsing) {
          return async () => {
            const { document } = parsing;
            if (document !== undefined)
              startsOf.set(document, takeStarts(document));
          };
        },
        async didEncounterErrors({ document, source, errors }) {
          const starts = document && startsOf.get(document);
          if (starts !== undefined && source !== undefined)
            locate(errors, starts, source);
        },
      };
    },
  };
}

/** Of the document itself the place is left, since it has the text by which documents are weighed. */
function takeStarts(document: DocumentNode): Starts {
  const starts = new Map<ASTNode, number>();
  visit(document, {
    enter(node) {
      if (node.loc === undefined || node === document) return;
      starts.set(node, node.loc.start);
      // Readonly for all but who has parsed it; not deleted, which would make each node slower to read.
      Object.assign(node, { loc: undefined });
    },
  });
  return starts;
}

function locate(
  errors: readonly GraphQLError[],
  starts: Starts,
  text: string,
): void {
  const lines = readLines(text);
  for (const error of errors) {
    const locations = error.nodes?.flatMap((node) => {
      const start = starts.get(node);
      return start === undefined ? [] : [toLocation(start, lines)];
    });
    if (locations !== undefined && locations.length > 0)
      Object.defineProperty(error, "locations", {
        value: locations,
        enumerable: true,
      });
  }
}

/** Where the lines of a text begin. */
function readLines(text: string): number[] {
  const lines = [0];
  for (let at = 0; at < text.length; at++) {
    const isBreak =
      text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n");
    if (isBreak) lines.push(at + 1);
  }
  return lines;
}

/** By halves: the last line that begins no later. */
function toLocation(start: number, lines: readonly number[]): SourceLocation {
  const startOf = (index: number): number => lines[index] ?? 0;
  let [line, end] = [0, lines.length];
  while (end - line > 1) {
    const middle = Math.floor((line + end) / 2);
    if (startOf(middle) <= start) line = middle;
    else end = middle;
  }
  return { line: line + 1, column: start - startOf(line) + 1 };
}
