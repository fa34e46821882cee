import { stripTypeScriptTypes } from "node:module";

/**
 * Jest transform: strips types exactly as `npm start` does, so that the tests run the very code that users run.
 * Stripping keeps every line and column, therefore no source map is needed.
 */
export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
};
