import { createSandbox } from "./index.ts";

/** Runs the sandbox alone. PORT is 4010 and HOST 127.0.0.1 unless the environment says otherwise. */
const sandbox = await createSandbox({
  port: Number(process.env["PORT"] ?? 4010),
  host: process.env["HOST"] ?? "127.0.0.1",
  control: true,
});

process.stdout.write(`Amazon Music sandbox on ${sandbox.url}

AMAZON_MUSIC_BASE_URL=${sandbox.url}
AMAZON_MUSIC_API_KEY=${sandbox.apiKey}
LWA_BASE_URL=${sandbox.url}
LWA_CLIENT_ID=${sandbox.clientId}
LWA_CLIENT_SECRET=${sandbox.clientSecret}
LWA_REFRESH_TOKEN=${sandbox.refreshToken}

Access tokens, all of them worth nothing elsewhere:
ada (${sandbox.users.ada.territory}) ${sandbox.users.ada.accessToken}
ben (${sandbox.users.ben.territory}) ${sandbox.users.ben.accessToken}

What it was asked, its switches and its faults: ${sandbox.url}/__sandbox
`);

for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => void sandbox.close());
