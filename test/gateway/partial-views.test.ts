import { describe, expect, it } from "@jest/globals";
import { startGateway } from "../support/start-gateway.ts";

interface Cards {
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly catalogId: string } | null;
  }[];
  readonly edgeCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly endCursor: string;
  };
}

interface Groups {
  readonly nodes: readonly ({
    readonly groupId: string;
    readonly title: string;
    readonly entities: Cards;
  } | null)[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly endCursor: string;
  };
}

interface Seen {
  readonly podcastsView: {
    readonly title: string;
    readonly entityGroups: Groups;
  };
}

/** Fourteen groups, of which Amazon sends ten with the view. */
const toDocument = (args: string) => `{ podcastsView {
  title
  entityGroups(${args}) { nodes { groupId title } pageInfo { hasNextPage endCursor } }
} }`;

const failing = { kind: "status", status: 500 } as const;
const unavailable = {
  message: "Amazon cannot answer just now; try again later.",
  extensions: { code: "UPSTREAM_UNAVAILABLE" },
};

describe("a view of whose groups a further page fails", () => {
  it("is answered with the groups that are there, and with an error in the place of the others", async () => {
    await using gateway = await startGateway();
    const { query, sandbox } = gateway;
    const whole = await query<Seen>(toDocument("first: 50"));
    const takeBack = sandbox.faults.add({
      match: { path: /views\/podcasts\?.*cursor=/ },
      fault: failing,
    });

    const { data, errors } = await query<Seen>(toDocument("first: 50"));

    const { title, entityGroups } = data.podcastsView;
    expect(title).toBe("Podcasts");
    expect(entityGroups.nodes).toEqual([
      ...whole.data.podcastsView.entityGroups.nodes.slice(0, 10),
      null,
    ]);
    expect(errors).toMatchObject([
      { ...unavailable, path: ["podcastsView", "entityGroups", "nodes", 10] },
    ]);

    // The list goes on, and goes on where it broke off.
    const { hasNextPage, endCursor } = entityGroups.pageInfo;
    expect(hasNextPage).toBe(true);
    const again = await query<Seen>(
      toDocument(`first: 50, after: "${endCursor}"`),
    );
    expect(again.data.podcastsView.entityGroups.nodes).toEqual([null]);
    takeBack();
    const after = await query<Seen>(
      toDocument(`first: 50, after: "${endCursor}"`),
    );
    expect(after.errors).toBeUndefined();
    expect(after.data.podcastsView.entityGroups.nodes).toEqual(
      whole.data.podcastsView.entityGroups.nodes.slice(10),
    );
  });
});

describe("a group of whose cards a further page fails", () => {
  it("keeps its title and the cards that are there, and leaves the other groups alone", async () => {
    await using gateway = await startGateway();
    const { query, sandbox } = gateway;
    const document = `{ podcastsView { title entityGroups(first: 8) { nodes {
      groupId title entities(first: 100) {
        edges { cursor node { catalogId } } edgeCount pageInfo { hasNextPage endCursor }
      }
    } pageInfo { hasNextPage endCursor } } } }`;
    const whole = await query<Seen>(document);
    expect(whole.errors).toBeUndefined();
    sandbox.faults.add({
      match: { path: /views\/podcasts\/podcasts-8/ },
      fault: failing,
    });

    const { data, errors } = await query<Seen>(document);

    const [before, now] = [whole.data, data].map(
      ({ podcastsView }) => podcastsView.entityGroups.nodes,
    );
    expect(now?.slice(0, 7)).toEqual(before?.slice(0, 7));
    const [broken, unbroken] = [now?.[7], before?.[7]];
    expect(broken?.title).toBe(unbroken?.title);
    const { edges = [], edgeCount, pageInfo } = broken?.entities ?? {};
    expect(edges.length).toBeGreaterThan(1);
    expect(edges.length).toBeLessThan(unbroken?.entities.edges.length ?? 0);
    expect(edgeCount).toBe(edges.length);
    expect(edges.slice(0, -1)).toEqual(
      unbroken?.entities.edges.slice(0, edges.length - 1),
    );
    expect(edges.at(-1)?.node).toBeNull();
    expect(pageInfo).toEqual({
      hasNextPage: true,
      endCursor: edges.at(-1)?.cursor,
    });
    expect(errors).toMatchObject([
      {
        ...unavailable,
        path: [
          ...["podcastsView", "entityGroups", "nodes", 7],
          ...["entities", "edges", edges.length - 1, "node"],
        ],
      },
    ]);
  });
});
