// Every worker has a server of its own: the real program on a free port, with its own data.
import { AxeBuilder } from "@axe-core/playwright";
import { type Page, test as base, expect } from "@playwright/test";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const PASSWORD = "correct horse battery";
export const EMAIL = "camille@atelier-nord.example";

const BIN = process.env.CLIENTELE_BIN ?? "../target/debug/clientele";

export interface Server {
  url: string;
  /** Runs a subcommand on this server's data. */
  run(...args: string[]): string;
}

/** The environment of a server with its data in `folder`. */
function environment(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, CLIENTELE_DATA_DIR: folder, CLIENTELE_ADDR: "127.0.0.1:0", CLIENTELE_LOG: "warn" };
}

/** Starts the program and resolves to the address that it prints. */
export async function start(folder: string): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(BIN, ["serve"], { env: environment(folder), stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = "";
    child.stdout!.on("data", (data) => {
      printed += data;
      const found = /http:\/\/\S+/.exec(printed);
      if (found) resolve(found[0]);
    });
    child.on("exit", (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
  });
  return { url, process: child };
}

/** Signs in by the form, as a person does. */
export async function signIn(page: Page, server: Server, email = EMAIL, password = PASSWORD): Promise<void> {
  await page.goto(`${server.url}/login`);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.locator("input[name=password]").press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
}

/** Waits until the page has been taken over by the program: from then on clicks are answered in the browser. */
export async function ready(page: Page): Promise<void> {
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
}

/** No page may have a violation, in either theme. */
export async function accessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map((violation) => ({
      rule: violation.id,
      theme: colorScheme,
      where: violation.nodes.map((node) => node.target.join(" ")).slice(0, 5),
      why: violation.nodes[0]?.failureSummary,
    }));
    expect(found).toEqual([]);
  }
}

interface Worker {
  /** A demonstration company of sixty clients. */
  server: Server;
}
interface Test {
  /** A page signed in as the owner, on the clients list. */
  signedIn: Page;
  /** An installation that nobody has taken yet, for this test alone. */
  fresh: Server;
}

export const test = base.extend<Test, Worker>({
  server: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "clientele-"));
      const run = (...args: string[]) => execFileSync(BIN, args, { env: environment(folder), encoding: "utf8" });
      run("demo", "--clients", "60", "--seed", "7", "--password", PASSWORD);
      const { url, process: child } = await start(folder);
      await use({ url, run });
      child.kill("SIGTERM");
      await new Promise((resolve) => child.once("exit", resolve));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 60_000 },
  ],
  fresh: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "clientele-"));
    const run = (...args: string[]) => execFileSync(BIN, args, { env: environment(folder), encoding: "utf8" });
    const { url, process: child } = await start(folder);
    await use({ url, run });
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
    rmSync(folder, { recursive: true, force: true });
  },
  signedIn: async ({ page, server }, use) => {
    // An error in the console is a failure that nobody saw.
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) errors.push(message.text());
    });
    await signIn(page, server);
    await page.goto(`${server.url}/clients`);
    await ready(page);
    await use(page);
    expect(errors).toEqual([]);
  },
});

export { expect };
