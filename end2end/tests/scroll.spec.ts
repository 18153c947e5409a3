// Lists longer than the window: what is out of sight is not in the document, and is there when one comes to it.
import { type Locator, type Page } from "@playwright/test";
import { addClients, expect, ready, test, type Server } from "./fixtures";
import { listOf, names, open, openRowMenu, rowOf, tableHere, toast } from "./steps";

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${prefix} ${String(at + 1).padStart(3, "0")}`);
}

function rows(page: Page): Locator {
  return page.locator("tbody.rows > tr");
}

/** Opens a list of 300 in the window, and waits for what it is answered by. */
async function longList(page: Page, server: Server, ownTable = true): Promise<void> {
  addClients(server, "Nom", ...numbered("Rouleau", 300));
  const go = () => listOf(page, server, "rouleau", "active");
  await (ownTable ? tableHere(page, go) : go());
  await expect(page.locator(".foot")).toContainText("300 clients");
}

/** Turns the wheel, back where it went too far, until one of the numbered rows is in sight. */
async function scrollTo(page: Page, name: string): Promise<void> {
  const place = Number(name.split(" ").at(-1)) + 1;
  await expect(async () => {
    const away = await page.evaluate((place) => {
      const row = document.elementFromPoint(600, 400)?.closest("tr[aria-rowindex]");
      return row ? (place - Number(row.getAttribute("aria-rowindex"))) * row.clientHeight : 0;
    }, place);
    await page.mouse.wheel(0, Math.max(-700, Math.min(700, away)));
    await expect(rowOf(page, name)).toBeInViewport({ timeout: 150 });
  }).toPass();
}

test("only rows in sight are in the document, and all can be reached", async ({ signedIn: page, server }) => {
  await longList(page, server);
  await expect(page.getByRole("navigation", { name: "Pages de la liste" })).toHaveCount(0);
  const most = 60;
  expect(await rows(page).count()).toBeLessThan(most);
  await page.mouse.move(600, 400);
  await scrollTo(page, "Rouleau 150");
  expect(await rows(page).count()).toBeLessThan(most);
  await expect(page.getByRole("columnheader", { name: "Contact" })).toBeInViewport();
  await page.keyboard.press("End");
  await expect(rowOf(page, "Rouleau 300")).toBeInViewport();
  expect(await rows(page).count()).toBeLessThan(most);
  await expect(rowOf(page, "Rouleau 300")).toHaveAttribute("aria-rowindex", "301");
  await expect(page.getByRole("table", { name: "Liste des clients" })).toHaveAttribute("aria-rowcount", "301");
  // Another order begins at its first row.
  await page.getByRole("columnheader", { name: "Client", exact: true }).getByRole("link").click();
  await expect(rowOf(page, "Rouleau 300")).toBeInViewport();
  await expect(names(page).first()).toHaveText("Rouleau 300");
});

test("Back returns to the place in the list, and so does a reload", async ({ signedIn: page, server }) => {
  await longList(page, server);
  await page.mouse.move(600, 400);
  await scrollTo(page, "Rouleau 200");
  await page.waitForTimeout(400); // one has stopped scrolling
  const box = (await rowOf(page, "Rouleau 200").boundingBox())!;
  await rowOf(page, "Rouleau 200").getByRole("link", { name: "Rouleau 200" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Rouleau 200" })).toBeVisible();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await expect(rowOf(page, "Rouleau 200")).toBeInViewport();
  expect(Math.abs((await rowOf(page, "Rouleau 200").boundingBox())!.y - box.y)).toBeLessThan(4);
  await page.reload();
  await ready(page);
  await expect(rowOf(page, "Rouleau 200")).toBeInViewport();
});

test("without a table of its own the browser asks for the rows that come into sight", async ({ signedIn: page, server }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await longList(page, server, false);
  await page.mouse.move(600, 400);
  await scrollTo(page, "Rouleau 120");
  await page.keyboard.press("End");
  await expect(rowOf(page, "Rouleau 300")).toBeInViewport();
  await page.getByRole("searchbox").fill("rouleau 29");
  await expect(names(page).first()).toHaveText("Rouleau 029");
  await expect(page.locator(".foot")).not.toContainText("300 clients");
  await expect(page).toHaveURL(/q=rouleau%2029/);
  // A page in the address is where the list begins.
  await open(page, server, "/clients?q=rouleau&page=3");
  await expect(rowOf(page, "Rouleau 101")).toBeInViewport();
  // Beyond the last page, the last.
  await open(page, server, "/clients?q=rouleau&page=999");
  await expect(rowOf(page, "Rouleau 251")).toBeInViewport();
});

test("a range is ticked with Shift, and everything with one box", async ({ signedIn: page, server }) => {
  await longList(page, server);
  await page.getByRole("checkbox", { name: "Choisir Rouleau 002" }).click();
  await page.getByRole("checkbox", { name: "Choisir Rouleau 009" }).click({ modifiers: ["Shift"] });
  const bulk = page.getByRole("region", { name: "Actions sur les clients choisis" });
  await expect(bulk).toContainText("8 choisis");
  await expect(page.getByRole("checkbox", { name: "Choisir Rouleau 005" })).toBeChecked();
  await page.getByRole("checkbox", { name: "Choisir Rouleau 005" }).click();
  await page.getByRole("checkbox", { name: "Choisir Rouleau 007" }).click({ modifiers: ["Shift"] });
  await expect(bulk).toContainText("5 choisis");
  const all = page.getByRole("checkbox", { name: "Tout choisir" });
  await expect(all).toHaveJSProperty("indeterminate", true);
  await all.check();
  await expect(bulk).toContainText("300 choisis");
  await bulk.getByRole("button", { name: "Archiver" }).click();
  await expect(page.getByText("Aucun client trouvé")).toBeVisible();
  await toast(page, "300 clients").getByRole("button", { name: "Annuler" }).click();
  await expect(page.locator(".foot")).toContainText("300 clients");
  await expect(bulk).toHaveCount(0);
});

test("one row's menu opens at its button, and what is done to it leaves the others in place", async ({ signedIn: page, server }) => {
  await longList(page, server);
  await page.mouse.move(600, 400);
  await scrollTo(page, "Rouleau 100");
  const place = await page.evaluate(() => window.scrollY);
  const menu = await openRowMenu(page, "Rouleau 100");
  // Away from the row, its button stays in sight as long as its menu is open.
  await page.mouse.move(600, 200);
  await expect(rowOf(page, "Rouleau 100").getByRole("button", { name: "Sélectionner" })).toHaveCSS("opacity", "1");
  await menu.getByRole("menuitem", { name: "Archiver", exact: true }).click();
  await expect(rowOf(page, "Rouleau 100")).toHaveCount(0);
  await expect(page.locator(".foot")).toContainText("299 clients");
  expect(await page.evaluate(() => window.scrollY)).toBe(place);
  await expect(rowOf(page, "Rouleau 101")).toBeInViewport();
});

test("the keyboard walks past the rows in the document", async ({ signedIn: page, server }) => {
  await longList(page, server);
  for (let press = 0; press < 70; press += 1) await page.keyboard.press("j");
  await expect(rowOf(page, "Rouleau 070")).toHaveClass(/\bat\b/);
  await expect(rowOf(page, "Rouleau 070")).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Rouleau 070" })).toBeVisible();
});

test("with Shift, a second column sorts what is equal in the first", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Contact : nom", "Deux B;Petit", "Deux A;Petit", "Deux C;Grand");
  await listOf(page, server, "deux", "active");
  await page.getByRole("columnheader", { name: "Contact", exact: true }).getByRole("link").click();
  await expect(names(page).first()).toHaveText("Deux C");
  const header = page.getByRole("columnheader", { name: /^Client/ });
  await header.getByRole("link").click({ modifiers: ["Shift"] });
  await expect(names(page)).toHaveText(["Deux C", "Deux A", "Deux B"]);
  await header.getByRole("link").click({ modifiers: ["Shift"] });
  await expect(names(page)).toHaveText(["Deux C", "Deux B", "Deux A"]);
  await expect(page).toHaveURL(/sort=contact&then=-client/);
  await expect(page.getByRole("columnheader", { name: /^Contact/ })).toHaveAttribute("aria-sort", "ascending");
  await page.reload();
  await expect(names(page)).toHaveText(["Deux C", "Deux B", "Deux A"]);
});
