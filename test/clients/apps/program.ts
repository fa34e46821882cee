/** What a test hands to a program, and what it prints for the test. */
interface Surroundings {
  readonly env: Readonly<Record<string, string>>;
  readonly stdout: { write(text: string): void };
}

const { process } = globalThis as unknown as { process: Surroundings };

const {
  GATEWAY = "",
  TOKEN = "",
  ALBUM = "",
  ARTIST = "",
  PLAYLIST = "",
} = process.env;

export const given = { GATEWAY, TOKEN, ALBUM, ARTIST, PLAYLIST };

export function print(found: unknown): void {
  process.stdout.write(JSON.stringify(found));
}
