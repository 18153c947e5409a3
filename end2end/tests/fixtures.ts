// Every test has a server of its own: the real program on a free port, on a copy of the demonstration's data. What one test
// leaves behind, no other finds.
import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContextOptions, type Page, test as base, expect } from "@playwright/test";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const PASSWORD = "correct horse battery";
export const EMAIL = "camille@atelier-nord.example";

const BIN = process.env.CLIENTELE_BIN ?? "../target/debug/clientele";

export interface Server {
  url: string;
  /** Runs a subcommand on this server's data. */
  run(...args: string[]): string;
  /** Runs one that reads its standard input. */
  feed(input: string, ...args: string[]): string;
  /** Writes a file beside the data and answers its path. */
  file(name: string, content: string): string;
}

/** Somebody of the demonstration's company. */
export interface User {
  email: string;
  name: string;
  role: "owner" | "admin" | "accountant" | "sales" | "read_only";
}

/** The environment of a server with its data in `folder`. */
function environment(folder: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, CLIENTELE_PUBLIC_URL: __, ...rest } = process.env;
  const ours = { CLIENTELE_DATA_DIR: folder, CLIENTELE_ADDR: "127.0.0.1:0", CLIENTELE_LOG: "warn" };
  // Services that a test stands up itself may be asked.
  return { ...rest, ...ours, CLIENTELE_PRIVATE_SERVICES: "true", CLIENTELE_SMTP_ALLOW_PRIVATE: "true" };
}

/** A folder of its own, until `use` is over. */
async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "clientele-"));
  await use(folder);
  rmSync(folder, { recursive: true, force: true });
}

/** A server on the data in `folder`, until `use` is over. */
async function serving(folder: string, use: (server: Server) => Promise<void>): Promise<void> {
  const feed = (input: string, ...args: string[]) =>
    execFileSync(BIN, args, { env: environment(folder), encoding: "utf8", input });
  const run = (...args: string[]) => feed("", ...args);
  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const { url, process: child } = await start(folder);
  await use({ url, run, feed, file });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

/** Adds a user to the company, with the usual password. */
export function addUser(server: Server, user: User): User {
  server.feed(`${PASSWORD}\n`, "user", "add", user.email, "--name", user.name, "--role", user.role);
  return user;
}

/** Adds clients: one a line, with the first line naming the columns. */
export function addClients(server: Server, ...lines: string[]): void {
  server.run("import", "clients", server.file("seed.csv", `${lines.join("\n")}\n`));
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
    // Colours on their way from one theme to the other are neither's. What is folded away never arrives.
    await page.evaluate(() => {
      const arrived = Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)));
      return Promise.race([arrived, new Promise((waited) => setTimeout(waited, 1000))]);
    });
    const axe = new AxeBuilder({ page });
    // What is behind a modal window is out of reach. Axe does not notice a window with round corners that is as wide as the screen.
    if (await page.locator("dialog:modal").count()) axe.include("dialog:modal");
    // The dark theme differs by its colours alone.
    if (colorScheme === "dark") axe.withRules(["color-contrast", "link-in-text-block"]);
    const { violations } = await axe.analyze();
    const found = violations.map((violation) => ({
      rule: violation.id,
      theme: colorScheme,
      where: violation.nodes.map((node) => node.target.join(" ")).slice(0, 5),
      why: violation.nodes[0]?.failureSummary,
    }));
    expect(found).toEqual([]);
  }
}

/** Fails on what no user sees: errors in the console, but for the answers that a journey provokes. */
function listen(page: Page, errors: string[]): void {
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) errors.push(`${message.text()} (${message.location().url})`);
  });
}

/** A demonstration company of sixty clients, at rest. */
interface Demonstration {
  folder: string;
  /** The owner's cookies: signed in once, for all copies. */
  owner: Exclude<BrowserContextOptions["storageState"], string | undefined>;
}
interface Worker {
  demonstration: Demonstration;
}
interface Test {
  /** The demonstration's company, for this test alone. */
  server: Server;
  /** A page signed in as the owner, on the clients list. */
  signedIn: Page;
  /** Signs somebody in, in a browser of their own. */
  as: (user: User, options?: BrowserContextOptions) => Promise<Page>;
  /** An installation that nobody has taken yet, for this test alone. */
  fresh: Server;
  /** What the consoles of this test's pages complained of. */
  complaints: string[];
}

export const test = base.extend<Test, Worker>({
  demonstration: [
    async ({ browser }, use) =>
      inFolder(async (folder) => {
        const args = ["demo", "--clients", "60", "--seed", "7", "--password", PASSWORD];
        execFileSync(BIN, args, { env: environment(folder) });
        const context = await browser.newContext({ locale: "fr-FR" });
        await serving(folder, async (server) => signIn(await context.newPage(), server));
        const owner = await context.storageState();
        await context.close();
        await use({ folder, owner });
      }),
    { scope: "worker", timeout: 60_000 },
  ],
  server: async ({ demonstration }, use) =>
    inFolder((folder) => {
      cpSync(demonstration.folder, folder, { recursive: true });
      return serving(folder, use);
    }),
  fresh: async ({ context }, use) =>
    inFolder((folder) =>
      serving(folder, async (server) => {
        await use(server);
        // Pages listen to their server: before it goes, they go.
        for (const page of context.pages()) await page.close();
      }),
    ),
  complaints: [
    // After the server, so that it ends before it: a server that goes is nobody's fault.
    async ({ context, server: _ }, use) => {
      const errors: string[] = [];
      context.on("page", (page) => listen(page, errors));
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
  as: async ({ browser, server, complaints }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (user, options = {}) => {
      const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris", ...options });
      contexts.push(context);
      context.on("page", (page) => listen(page, complaints));
      const page = await context.newPage();
      await signIn(page, server, user.email);
      await page.goto(`${server.url}/clients`);
      if (options.javaScriptEnabled !== false) await ready(page);
      return page;
    });
    for (const context of contexts) await context.close();
  },
  signedIn: async ({ context, page, server, demonstration }, use) => {
    await context.addCookies(demonstration.owner.cookies);
    await page.goto(`${server.url}/clients`);
    await ready(page);
    await use(page);
  },
});

export { expect };
