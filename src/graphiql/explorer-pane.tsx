import {
  Button,
  useGraphiQL,
  useOperationsEditorState,
  type GraphiQLPlugin,
} from "@graphiql/react";
import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
} from "graphql";
import { useId, useState } from "react";
import { toFieldText, toFragmentText } from "./default-selection.ts";
import {
  addSelection,
  findOperation,
  findSelection,
  isValue,
  parseDocument,
  removeSelection,
  setArgument,
  textOf,
  type Choice,
} from "./document-edit.ts";
import { ExplorerIcon } from "./icons.tsx";

/** A pane at the side in which an operation is put together by ticking fields. Checkboxes and buttons only, so that keys do all. */
export const explorerPlugin: GraphiQLPlugin = {
  title: "Explorer",
  icon: ExplorerIcon,
  content: () => (
    <section aria-label="Explorer" className="pane explorer">
      <h2>Explorer</h2>
      <Operation />
    </section>
  ),
};

function Operation() {
  const [text] = useOperationsEditorState();
  const { schema, editor, operationName } = useGraphiQL((state) => ({
    schema: state.schema,
    editor: state.queryEditor,
    operationName: state.operationName,
  }));
  const write = (changed: string) => {
    const range = editor?.getModel()?.getFullModelRange();
    // As an edit, so that it can be undone where it was made.
    if (range && changed !== text)
      editor?.executeEdits("explorer", [{ range, text: changed }]);
  };
  const document = parseDocument(text);
  if (!schema) return <p className="pane-hint">Reading the schema…</p>;
  if (document === null && text.replace(/#.*/g, "").trim() !== "")
    return (
      <p className="pane-hint">
        The document cannot be read as it stands; where the editor underlines
        it, something is missing.
      </p>
    );
  const operation = document && findOperation(document, operationName);
  const type = operation && schema.getRootType(operation.operation);
  if (!operation || !type)
    return (
      <div className="explorer-new">
        {(["query", "mutation"] as const).map((kind) => (
          <Button
            key={kind}
            type="button"
            onClick={() =>
              write(
                `${text}${kind} My${kind === "query" ? "Query" : "Mutation"} {\n  __typename\n}\n`,
              )
            }
          >
            New {kind}
          </Button>
        ))}
      </div>
    );
  return (
    <>
      <p className="explorer-operation">
        <code>
          <b>{operation.operation}</b> {operation.name?.value}
        </code>
      </p>
      <Selections
        // Another operation is another tree.
        key={`${operation.operation} ${operation.name?.value}`}
        place={{ schema, text, write, operation, way: [] }}
        type={type}
      />
    </>
  );
}

/** Where in the operation something is shown. */
interface Place {
  readonly schema: GraphQLSchema;
  readonly text: string;
  readonly write: (text: string) => void;
  readonly operation: OperationDefinitionNode;
  /** The selections around it, outermost first. */
  readonly way: readonly (FieldNode | InlineFragmentNode)[];
}

interface Row extends Choice {
  readonly type: GraphQLNamedType;
  readonly args: readonly GraphQLArgument[];
  readonly description: string | null | undefined;
  /** What is put into the text when it is ticked. */
  readonly toText: () => string;
}

function toRows(schema: GraphQLSchema, type: GraphQLNamedType): Row[] {
  const fields =
    isObjectType(type) || isInterfaceType(type)
      ? Object.values(type.getFields())
      : [];
  const fragments = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  return [
    ...fields.map((field) => ({
      kind: "field" as const,
      name: field.name,
      type: getNamedType(field.type),
      args: field.args,
      description: field.description,
      toText: () => toFieldText(field),
    })),
    ...fragments.map((possible) => ({
      kind: "on" as const,
      name: possible.name,
      type: possible,
      args: [],
      description: possible.description,
      toText: () => toFragmentText(possible),
    })),
  ];
}

interface SelectionsProps {
  readonly place: Place;
  readonly type: GraphQLNamedType;
}

function Selections({ place, type }: SelectionsProps) {
  const { schema, text, write, operation, way } = place;
  const parent = way.at(-1) ?? operation;
  const rows = toRows(schema, type);
  const ticked = rows.filter((row) => findSelection(parent, row));
  const [isOpen, setIsOpen] = useState(ticked.length === 0);
  // What was unticked just now stays where it is, and the focus with it.
  const [kept, setKept] = useState<readonly string[]>([]);
  const shown = isOpen
    ? rows
    : rows.filter((row) => ticked.includes(row) || kept.includes(row.name));
  if (rows.length === 0) return null;
  return (
    <ul>
      {shown.map((row) => {
        const selection = findSelection(parent, row);
        return (
          <li key={`${row.kind} ${row.name}`}>
            <label title={row.description ?? undefined}>
              <input
                type="checkbox"
                checked={selection !== undefined}
                onChange={() => {
                  setKept([...kept, row.name]);
                  write(
                    selection
                      ? removeSelection(text, operation, [...way, selection])
                      : addSelection(text, parent, row.toText()),
                  );
                }}
              />
              <code>
                {row.kind === "on" && <i>… on </i>}
                {row.name}
              </code>
            </label>
            {selection?.kind === Kind.FIELD &&
              row.args.map((argument) => (
                <Argument
                  key={argument.name}
                  place={place}
                  field={selection}
                  argument={argument}
                />
              ))}
            {selection && (
              <Selections
                place={{ ...place, way: [...way, selection] }}
                type={row.type}
              />
            )}
          </li>
        );
      })}
      {(isOpen || shown.length < rows.length) && (
        <li>
          <button
            type="button"
            className="explorer-more"
            aria-expanded={isOpen}
            onClick={() => {
              setIsOpen(!isOpen);
              setKept([]);
            }}
          >
            {isOpen
              ? `Only what is chosen of ${type.name}`
              : `${rows.length - shown.length} more of ${type.name}`}
          </button>
        </li>
      )}
    </ul>
  );
}

interface ArgumentProps {
  readonly place: Place;
  readonly field: FieldNode;
  readonly argument: GraphQLArgument;
}

function Argument({ place, field, argument }: ArgumentProps) {
  const { text, write } = place;
  const id = useId();
  const given = field.arguments?.find(
    ({ name }) => name.value === argument.name,
  );
  const current = given ? textOf(text, given.value) : "";
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? current;
  const isWrong = shown !== "" && !isValue(shown);
  const commit = () => {
    if (draft === null || isWrong) return;
    setDraft(null);
    write(setArgument(text, field, argument.name, draft === "" ? null : draft));
  };
  return (
    <div
      className="explorer-argument"
      title={argument.description ?? undefined}
    >
      <label htmlFor={id}>
        <code>{argument.name}</code>
      </label>
      <input
        id={id}
        value={shown}
        placeholder={String(argument.type)}
        aria-invalid={isWrong}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "Escape") setDraft(null);
        }}
      />
    </div>
  );
}
