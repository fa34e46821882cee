import { useGraphiQL } from "@graphiql/react";
import { useEffect } from "react";

/** Wraps long lines of the operation, as GraphiQL does in the answer: what an example explains is read without scrolling. */
export function WrappedOperation() {
  const editor = useGraphiQL(({ queryEditor }) => queryEditor);
  useEffect(() => editor?.updateOptions({ wordWrap: "on" }), [editor]);
  return null;
}
