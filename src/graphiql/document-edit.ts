import {
  Kind,
  parse,
  parseValue,
  type DocumentNode,
  type FieldNode,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
} from "graphql";

// Changes of a document that leave the rest of its text as it stands, comments and all: to print the parsed document anew would
// lose them. Each function takes nodes of the very text that it is given.

/** What has a selection set. */
export type Parent = OperationDefinitionNode | FieldNode | InlineFragmentNode;

/** What can be chosen in a selection set: a field, or a fragment on a type (`... on Album`). */
export interface Choice {
  readonly kind: "field" | "on";
  readonly name: string;
}

/** The document, or null while it cannot be read, as in the middle of typing. */
export function parseDocument(text: string): DocumentNode | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

/** The operation of that name, else the first one. */
export function findOperation(
  { definitions }: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | undefined {
  const operations = definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return (
    operations.find((operation) => operation.name?.value === name) ??
    operations[0]
  );
}

export function findSelection(
  parent: Parent | undefined,
  choice: Choice,
): FieldNode | InlineFragmentNode | undefined {
  return parent?.selectionSet?.selections
    .filter((selection) => selection.kind !== Kind.FRAGMENT_SPREAD)
    .find((selection) =>
      selection.kind === Kind.FIELD
        ? choice.kind === "field" && selection.name.value === choice.name
        : choice.kind === "on" &&
          selection.typeCondition?.name.value === choice.name,
    );
}

/** Adds a selection, of one line or several, behind those that the parent has. */
export function addSelection(
  text: string,
  parent: Parent,
  selection: string,
): string {
  const { start, end } = rangeOf(parent);
  const indent = /^[ \t]*/.exec(text.slice(lineStart(text, start)))?.[0] ?? "";
  const lines = selection
    .split("\n")
    .map((line) => `${indent}  ${line}\n`)
    .join("");
  if (parent.selectionSet === undefined)
    return splice(text, end, end, ` {\n${lines}${indent}}`);
  const set = rangeOf(parent.selectionSet);
  const brace = set.end - 1;
  const isOnOneLine = !text.slice(set.start, set.end).includes("\n");
  return isOnOneLine
    ? splice(
        text,
        set.start,
        set.end,
        `{\n${indent}  ${text.slice(set.start + 1, brace).trim()}\n${lines}${indent}}`,
      )
    : splice(text, lineStart(text, brace), brace, `${lines}${indent}`);
}

/**
 * Takes out a selection, given with those around it, outermost first. Where it was the only one, what it stood in has nothing left
 * to ask for and goes too; an operation keeps its name.
 */
export function removeSelection(
  text: string,
  operation: OperationDefinitionNode,
  way: readonly (FieldNode | InlineFragmentNode)[],
): string {
  let index = way.length - 1;
  const isAlone = (at: number) =>
    (way[at - 1] ?? operation).selectionSet?.selections.length === 1;
  while (index > 0 && isAlone(index)) index -= 1;
  const node = way[index];
  if (node === undefined) return text;
  const { start, end } = rangeOf(node);
  if (index === 0 && isAlone(0)) return splice(text, start, end, "__typename");
  const from = lineStart(text, start);
  const [rest = ""] = /^[ \t,]*(?:\n|$)/.exec(text.slice(end)) ?? [];
  const isLineItsOwn = rest !== "" && text.slice(from, start).trim() === "";
  return isLineItsOwn
    ? splice(text, from, end + rest.length, "")
    : splice(text, start, end + (text[end] === " " ? 1 : 0), "");
}

/** Sets an argument to a literal or a variable; null takes it out. A value that cannot be read changes nothing. */
export function setArgument(
  text: string,
  field: FieldNode,
  name: string,
  value: string | null,
): string {
  if (value !== null && !isValue(value)) return text;
  const present = field.arguments ?? [];
  const given = present.find((argument) => argument.name.value === name);
  const nameEnd = rangeOf(field.name).end;
  const last = present.at(-1);
  if (last === undefined)
    return value === null
      ? text
      : splice(text, nameEnd, nameEnd, `(${name}: ${value})`);
  if (value !== null) {
    if (given === undefined) {
      const { end } = rangeOf(last);
      return splice(text, end, end, `, ${name}: ${value}`);
    }
    const { start, end } = rangeOf(given.value);
    return splice(text, start, end, value);
  }
  if (given === undefined) return text;
  const rest = present.filter((argument) => argument !== given);
  const lastEnd = rangeOf(last).end;
  const [tail = ""] = /^(?:[\s,]|#.*\n)*\)/.exec(text.slice(lastEnd)) ?? [];
  return splice(
    text,
    nameEnd,
    lastEnd + tail.length,
    rest.length === 0
      ? ""
      : `(${rest.map((argument) => textOf(text, argument)).join(", ")})`,
  );
}

/** What stands in the text for a node. */
export function textOf(text: string, node: NodeInText): string {
  const { start, end } = rangeOf(node);
  return text.slice(start, end);
}

export function isValue(text: string): boolean {
  try {
    parseValue(text);
    return true;
  } catch {
    return false;
  }
}

interface NodeInText {
  readonly loc?: SelectionNode["loc"];
}

function rangeOf({ loc }: NodeInText): { start: number; end: number } {
  if (loc === undefined)
    throw new Error("The document was read without places");
  return { start: loc.start, end: loc.end };
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

function splice(text: string, from: number, to: number, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}
