// GraphiQL for the gateway, in the browser. Knows the graph only by asking the endpoint for it, and its settings only from the
// document; everything it loads comes from the origin it was served from.
import { HISTORY_PLUGIN } from "@graphiql/plugin-history";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";
import { examples } from "./examples.ts";
import { explorerPlugin } from "./explorer-pane.tsx";
import { createFetcher } from "./fetcher.ts";
import { toHeadersText } from "./headers.ts";
import { createReceiptPlugin, type LastReceipt } from "./receipt-pane.tsx";
import { parseSettings } from "./settings.ts";
import { SignInButton } from "./sign-in-button.tsx";
import { channelName } from "./sign-in-channel.ts";
import { createSignIn } from "./sign-in.ts";
import { createStorage } from "./storage.ts";
import { openStore } from "./store.ts";
import { createTokenPane } from "./token-pane.ts";
import { createWatched } from "./watched.ts";
import { WrappedOperation } from "./wrapped-operation.ts";

// Names of the workers' files, put in by the build.
declare const EDITOR_WORKER: string;
declare const JSON_WORKER: string;
declare const GRAPHQL_WORKER: string;

const workerNames = new Map([
  ["json", JSON_WORKER],
  ["graphql", GRAPHQL_WORKER],
]);

// Monaco asks for its workers here. Without it, it would run them on the page's own thread.
Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) =>
      new Worker(
        new URL(workerNames.get(label) ?? EDITOR_WORKER, import.meta.url),
        { type: "module", name: label },
      ),
  },
});

function elementById(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The document has no element "${id}"`);
  return element;
}

const settings = parseSettings(elementById("settings").textContent);
const headers = toHeadersText(settings.token);
const storage = createStorage(
  openStore(() => localStorage),
  headers,
);
const lastReceipt: LastReceipt = createWatched(undefined);
const fetcher = createFetcher(settings.endpoint, {
  onReceipt: lastReceipt.write,
});
const receiptPlugin = createReceiptPlugin(lastReceipt);
const tokenPane = createTokenPane(settings.token);
const signIn =
  settings.signIn &&
  createSignIn({
    settings: settings.signIn,
    origin: location.origin,
    channel: new BroadcastChannel(channelName),
    openWindow: (url) =>
      open(url, "_blank", "popup,width=520,height=720") !== null,
  });
const plugins = [HISTORY_PLUGIN, explorerPlugin, receiptPlugin];

createRoot(elementById("graphiql")).render(
  <GraphiQL
    fetcher={fetcher}
    storage={storage}
    plugins={plugins}
    visiblePlugin={receiptPlugin}
    defaultTabs={[...examples]}
    defaultHeaders={headers}
    defaultEditorToolsVisibility="headers"
    // Said openly: it also takes the switch out of the settings dialog.
    shouldPersistHeaders={false}
    schemaDescription
  >
    <GraphiQL.Logo>
      <span className="product">Amazon Music GraphQL</span>
      <WrappedOperation />
      {signIn && <SignInButton signIn={signIn} tokenPane={tokenPane} />}
    </GraphiQL.Logo>
  </GraphiQL>,
);
