import type { GraphiQLPlugin } from "@graphiql/react";
import { useSyncExternalStore, type CSSProperties } from "react";
import { ReceiptIcon } from "./icons.tsx";
import {
  fullCall,
  sources,
  summarise,
  type Receipt,
  type ReceiptCall,
  type Source,
} from "./receipt.ts";
import type { Watched } from "./watched.ts";

/** The receipt of the last operation: undefined before the first, null where the gateway wrote none. */
export type LastReceipt = Watched<Receipt | null | undefined>;

/** A pane at the side that shows what the last operation cost. */
export function createReceiptPlugin(last: LastReceipt): GraphiQLPlugin {
  return {
    title: "Receipt",
    icon: ReceiptIcon,
    content: () => {
      const receipt = useSyncExternalStore(last.subscribe, last.read);
      return (
        <section aria-label="Receipt" className="pane receipt">
          <h2>Receipt</h2>
          <div aria-live="polite">
            {receipt ? (
              <ReceiptContent receipt={receipt} />
            ) : (
              <p className="pane-hint">
                {receipt === undefined
                  ? "Run an operation: here stands what it cost. Run it again to see what is remembered."
                  : "The last operation has no receipt: it was refused, or not answered."}
              </p>
            )}
          </div>
        </section>
      );
    },
  };
}

function ReceiptContent({ receipt }: { readonly receipt: Receipt }) {
  const { operationName, ms, calls, staleParts } = receipt;
  return (
    <>
      <p className="receipt-sum">
        <strong>{summarise(receipt)}</strong>
        <span>
          {operationName} · {toMilliseconds(ms)}
        </span>
      </p>
      <Entities receipt={receipt} />
      {calls.length > 0 && (
        <>
          <h3>Calls, in the order of their answers</h3>
          <ol className="receipt-calls">
            {calls.map((call, index) => (
              <Call key={index} call={call} />
            ))}
          </ol>
        </>
      )}
      {staleParts.length > 0 && (
        <>
          <h3>Past their time</h3>
          <ul className="receipt-stale">
            {staleParts.map(({ path, age }, index) => (
              <li key={index}>
                <code>{path}</code> {age}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Call({ call }: { readonly call: ReceiptCall }) {
  const { method, path, ids, status, attempt, ms, coalesced } = call;
  const isGood = status >= 200 && status < 300;
  return (
    <li>
      <div className="receipt-call">
        <code>
          <b>{method}</b> {path}
        </code>
        <span className={isGood ? "receipt-good" : "receipt-bad"}>
          {status === 0 ? "no answer" : status}
        </span>
        <span className="receipt-ms">{toMilliseconds(ms)}</span>
      </div>
      {ids > 0 && (
        <div className="receipt-fill">
          <span
            aria-hidden="true"
            className="receipt-bar"
            style={{ "--share": ids / fullCall } as CSSProperties}
          />
          <span>
            {ids} of {fullCall} ids
          </span>
        </div>
      )}
      {(attempt > 1 || coalesced) && (
        <div className="receipt-marks">
          {attempt > 1 && <span>attempt {attempt}</span>}
          {coalesced && <span>joined: another request had asked</span>}
        </div>
      )}
    </li>
  );
}

const meanings: Readonly<Record<Source, string>> = {
  stub: "held by what listed it",
  memory: "remembered by this gateway",
  redis: "remembered in Redis",
  coalesced: "asked for by another request",
  fetched: "asked of Amazon",
};

function Entities({ receipt: { entities } }: { readonly receipt: Receipt }) {
  const found = sources.filter((source) => entities[source] > 0);
  if (found.length === 0) return null;
  const total = found.reduce((sum, source) => sum + entities[source], 0);
  return (
    <>
      <h3>{total === 1 ? "1 entity" : `${total} entities`}, from where</h3>
      <div aria-hidden="true" className="receipt-stack">
        {found.map((source) => (
          <span
            key={source}
            className={`receipt-${source}`}
            style={{ flexGrow: entities[source] }}
          />
        ))}
      </div>
      <dl className="receipt-sources">
        {found.map((source) => (
          <div key={source}>
            <dt>
              <i aria-hidden="true" className={`receipt-${source}`} />
              {source}
            </dt>
            <dd>
              <b>{entities[source]}</b> {meanings[source]}
            </dd>
          </div>
        ))}
        {entities.stale > 0 && (
          <div>
            <dt>
              <i aria-hidden="true" className="receipt-old" />
              stale
            </dt>
            <dd>
              <b>{entities.stale}</b> of these, fetched anew behind the scenes
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

function toMilliseconds(ms: number): string {
  return `${ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms)} ms`;
}
