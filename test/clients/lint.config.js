import { defineConfig } from "eslint/config";
import house from "../../eslint.config.js";

/** The house's rules, for this folder's own packages. */
export default defineConfig(
  house.filter(({ name }) => name !== "clients"),
  {
    files: ["test/clients/*.ts"],
    languageOptions: {
      parserOptions: { project: ["./test/clients/tsconfig.json"] },
    },
  },
  {
    files: ["test/clients/lint.config.js"],
    rules: { "import-x/no-default-export": "off" },
  },
);
