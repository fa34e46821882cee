import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { until } from "../support/redis-server.ts";
import { send } from "../support/send.ts";
import { startGateway } from "../support/start-gateway.ts";

const albumQuery = `{ album(catalogId: "${works.albums.plain}") { title } }`;

describe("a gateway that is closed", () => {
  it("answers who is inside, lets nobody in, and is done soon after", async () => {
    await using gateway = await startGateway();
    const { sandbox, url } = gateway;
    // Long enough for closing to begin meanwhile, however busy the machine.
    sandbox.faults.add({
      match: { path: "/v1/albums" },
      fault: { kind: "delay", ms: 300 },
    });
    const answered = gateway.query(albumQuery);
    await until(() => sandbox.requests.length === 1);
    const closed = gateway.close();
    await expect(send(url, "/health/live")).rejects.toThrow("ECONNREFUSED");
    const { data, errors } = await answered;
    expect({ data, errors }).toEqual({
      data: { album: { title: "Harbour Lights at Noon" } },
      errors: undefined,
    });
    await closed;
  });

  it("can be closed twice, at the same time and later", async () => {
    const gateway = await startGateway();
    await gateway.query(albumQuery);
    await Promise.all([gateway.close(), gateway.close()]);
    await gateway.close();
    await expect(send(gateway.url, "/health/live")).rejects.toThrow(
      "ECONNREFUSED",
    );
  });
});
