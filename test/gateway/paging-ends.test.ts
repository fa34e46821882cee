import { describe, expect, it } from "@jest/globals";
import {
  connectionLists,
  type ConnectionList,
} from "../support/connection-lists.ts";
import {
  askConnection,
  listCalls,
  readConnection,
  readFromSandbox,
  type PageOptions,
} from "../support/read-connection.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

/** A list of each kind: personal, kept, searched for, of groups and of what is in a group. */
const kinds = [
  ["CurrentUser.libraryAlbums"],
  ["Category.playlists"],
  ["Query.searchAlbums"],
  ["View.entityGroups", "home"],
  ["EntityGroup.entities", "podcasts"],
].map(([name = "", whose]): [string, ConnectionList] => {
  const list = connectionLists.find(
    ({ field, of }) => field === name && of === whose,
  );
  if (list === undefined) throw new Error(`No list is called ${name}`);
  return [name, list];
});
const graphLists = kinds.filter(([, { isInParent }]) => isInParent !== true);

describe.each(kinds)("the end of %s", (_, list) => {
  it("is where a page names the token that it was asked with", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const whole = await readFromSandbox(sandbox, list);
    sandbox.switches.pageEnd = "same-token";

    const page = await readConnection(gateway, list, { first: 500 });

    const pageSize = list.maxLimit ?? list.pageSize ?? 0;
    expect(page.ids).toEqual(whole.slice(0, 2 * pageSize));
    expect(page.pageInfo.hasNextPage).toBe(false);
  });

  it("is not an empty page that goes on", async () => {
    await using gateway = await startGateway();
    const whole = await readFromSandbox(gateway.sandbox, list);
    gateway.sandbox.switches.pageEnd = "empty-page";

    const page = await readConnection(gateway, list, { first: 500 });

    expect(page.ids).toEqual(whole.slice(0, 500));
  });

  it("has a cursor behind it that leads to an empty page and reads no further one", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    sandbox.switches.longestList = 15;
    const { pageInfo } = await readConnection(gateway, list);
    const path = list.path(sandbox);
    const calls = listCalls(sandbox, path).length;

    const behind = await readConnection(gateway, list, {
      after: pageInfo.endCursor,
    });

    expect(behind).toMatchObject({
      edges: [],
      nodes: [],
      edgeCount: 0,
      pageInfo: {
        hasNextPage: false,
        hasPreviousPage: true,
        startCursor: null,
        endCursor: null,
      },
    });
    // What the list comes with is read again, to know that it is still there.
    expect(listCalls(sandbox, path)).toHaveLength(
      list.isInParent === true ? calls + 1 : calls,
    );
  });
});

describe.each(graphLists)("the end of %s", (_, list) => {
  it("is where Amazon says that there is more, and not where", async () => {
    await using gateway = await startGateway();
    const whole = await readFromSandbox(gateway.sandbox, list);
    gateway.sandbox.switches.pageEnd = "no-token";

    const page = await readConnection(gateway, list, { first: 500 });

    expect(page.ids).toEqual(whole.slice(0, list.maxLimit));
    expect(page.pageInfo.hasNextPage).toBe(false);
  });
});

describe.each(graphLists)("the middle of %s", (_, list) => {
  it("that Amazon does not find is an error, and no sign that there is no list", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    sandbox.faults.add({
      // The second page: searches have their tokens in the body.
      match: { path: new RegExp(`^${list.path(sandbox)}\\b`) },
      skip: 1,
      fault: { kind: "status", status: 404, code: "RESOURCE_NOT_FOUND" },
    });

    const { page, errors } = await askConnection(gateway, list, { first: 500 });

    expect(page).toBeNull();
    expect(errors).toMatchObject([
      { extensions: { code: "UPSTREAM_INVALID_RESPONSE" } },
    ]);
  });

  it("that Amazon does not find any more is told to who comes with a cursor of it", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const { endCursor: after } = (await readConnection(gateway, list)).pageInfo;
    sandbox.faults.add({
      match: { path: new RegExp(`^${list.path(sandbox)}\\b`) },
      fault: { kind: "status", status: 404, code: "RESOURCE_NOT_FOUND" },
    });

    const { page, errors } = await askConnection(gateway, list, { after });

    expect(page).toBeNull();
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining("has expired") as unknown,
        extensions: { code: "BAD_USER_INPUT" },
      },
    ]);
  });
});

describe.each(kinds)("a cursor of %s", (_, list) => {
  async function expectRefused(
    gateway: RunningGateway,
    options: PageOptions,
    message: string,
  ): Promise<void> {
    const { page, errors } = await askConnection(gateway, list, options);
    expect(page).toBeNull();
    expect(errors).toEqual([
      expect.objectContaining({
        message,
        extensions: { code: "BAD_USER_INPUT" },
      }),
    ]);
  }

  const expired =
    'The cursor in "after" has expired: Amazon no longer knows its page. Read the list from its beginning.';
  const foreign =
    '"after" is no cursor of this list; pass an "endCursor" or an edge\'s "cursor" of the same list.';

  it("has expired where Amazon refuses its token", async () => {
    await using gateway = await startGateway();
    const page = await readConnection(gateway, list);
    gateway.sandbox.switches.pageTokenEpoch += 1;

    const after = page.pageInfo.endCursor;
    await expectRefused(gateway, { after }, expired);
  });

  it("is refused by every other list, and where it is damaged", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const { endCursor } = (await readConnection(gateway, list)).pageInfo;
    const cursor = endCursor ?? "";
    const path = list.path(sandbox);
    const others: (string | null)[] = [];
    for (const [, other] of kinds.filter(([, kind]) => kind !== list))
      others.push((await readConnection(gateway, other)).pageInfo.endCursor);
    const calls = listCalls(sandbox, path).length;

    for (const after of [
      ...others,
      cursor.slice(1),
      cursor.slice(0, -1),
      `${cursor}A`,
      cursor.toLowerCase(),
      "",
    ])
      await expectRefused(gateway, { after }, foreign);

    // A view is read to find the list in it; no page behind it is.
    const parentCalls = list.isInParent === true ? others.length + 5 : 0;
    expect(listCalls(sandbox, path)).toHaveLength(calls + parentCalls);
  });

  it("is of no use to another listener", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const token = sandbox.users.ben.accessToken;
    const own = await readConnection(gateway, list);
    const after = own.pageInfo.endCursor;

    await expectRefused(
      gateway,
      { after, token },
      // A list of the catalogue is the same for all but for Amazon's tokens.
      list.isStored === true ? expired : foreign,
    );
  });
});
