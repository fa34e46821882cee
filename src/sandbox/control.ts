import type { TokenRequest } from "./token-store.ts";
import { Failure } from "./failure.ts";
import { parseFaultRule, type Faults } from "./faults.ts";
import type { Journal } from "./journal.ts";
import { isJsonObject, type Json } from "./json.ts";
import { jsonReply, type Reply } from "./reply.ts";
import type { RawRequest } from "./request.ts";
import { setSwitches, type Switches } from "./switches.ts";

export const CONTROL_PATH = "/__sandbox";

/** The parts of a sandbox that can be driven from outside. */
export interface Controls {
  journal: Journal;
  switches: Switches;
  faults: Faults;
  issueToken(request: TokenRequest): string;
  expireToken(token: string): void;
  resetSwitches(): void;
  reset(): void;
}

/** Drives a sandbox that runs alone; `GET /__sandbox` tells how. */
export function answerControl(
  request: Pick<RawRequest, "method" | "path">,
  body: string,
  controls: Controls,
): Reply {
  const { journal, switches, faults } = controls;
  try {
    switch (`${request.method} ${request.path.slice(CONTROL_PATH.length)}`) {
      case "GET ":
      case "GET /":
        return jsonReply(200, {
          operations,
          switches,
          faults: faultList(),
          counters: toJson(journal.counters()),
          requests: journal.requests,
          loginRequests: journal.loginRequests,
        });
      case "GET /requests":
        return jsonReply(200, journal.requests);
      case "GET /exchanges":
        return jsonReply(200, toJson(journal.exchanges));
      case "GET /counters":
        return jsonReply(200, toJson(journal.counters()));
      case "GET /switches":
        return jsonReply(200, switches);
      case "PUT /switches":
      case "POST /switches":
        setSwitches(switches, parseObject(body));
        return jsonReply(200, switches);
      case "DELETE /switches":
        controls.resetSwitches();
        return jsonReply(200, switches);
      case "GET /faults":
        return jsonReply(200, faultList());
      case "PUT /faults":
      case "POST /faults":
        faults.add(parseFaultRule(parseObject(body)));
        return jsonReply(201, faultList());
      case "DELETE /faults":
        faults.clear();
        return jsonReply(200, []);
      case "POST /tokens":
        return jsonReply(201, {
          // The user's name is checked when the token is issued.
          access_token: controls.issueToken(
            parseObject(body) as unknown as TokenRequest,
          ),
        });
      case "DELETE /tokens":
        controls.expireToken(String(parseObject(body)["access_token"]));
        return jsonReply(200, {});
      case "POST /reset":
        controls.reset();
        return jsonReply(200, {});
      default:
        return jsonReply(404, { operations });
    }
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError)
      return jsonReply(400, { message: error.message });
    if (error instanceof Failure)
      return jsonReply(error.status, { message: error.message });
    throw error;
  }

  function faultList(): Json {
    return toJson(
      faults.list().map((rule) => ({
        ...rule,
        match: { ...rule.match, path: rule.match?.path?.toString() },
        // JSON has no infinity.
        times: Number.isFinite(rule.times) ? rule.times : null,
      })),
    );
  }
}

const operations = [
  "GET /__sandbox/requests | /exchanges | /counters",
  "GET | PUT | DELETE /__sandbox/switches",
  "GET | POST | DELETE /__sandbox/faults",
  "POST | DELETE /__sandbox/tokens",
  "POST /__sandbox/reset",
];

function parseObject(body: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(body);
  if (!isJsonObject(value)) throw new RangeError("A JSON object is needed");
  return value;
}

/** Interfaces have no index signature, so the compiler does not see that these are JSON already. */
function toJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
