import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { defineConfig } from "@playwright/test";

// CHROMIUM, else one on the path, else the one that Playwright downloads itself.
function chromium(): string | undefined {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

// Each worker starts a server of its own, with its own data, on its own port (tests/fixtures.ts): there is no `webServer`
// here, and no base URL.
export default defineConfig({
  testDir: "tests",
  outputDir: "test-results/artifacts",
  // A journey that fails has found something: it is not tried again until it passes. `cargo xtask test` runs it again alone,
  // to tell what fails from what fails now and then, and names both.
  retries: 0,
  workers: Number(process.env.CLIENTELE_WORKERS ?? 2),
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  // On two busy cores, with the unoptimised program, a look at every state of a form takes a minute.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/results.json" }]],
  use: {
    browserName: "chromium",
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    // What a worker asks for is out of a page's sight: tests/offline.spec.ts alone allows it.
    serviceWorkers: "block",
    // What a page was stands in its snapshots; a film of it takes a third of a journey's time.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: true, sources: true },
    launchOptions: {
      executablePath: chromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
