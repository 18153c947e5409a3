// Quick hands: what is typed and pressed before the program, or the part of it that is asked for, is there.
import { type Page } from "@playwright/test";
import { accessible, addClients, expect, ready, test } from "./fixtures";
import { listOf, names, open, own, rowOf } from "./steps";

// Has the program come late, as on a slow network.
async function slow(page: Page, ms = 1_500): Promise<void> {
  await page.route(/\/pkg\/.*\.wasm/, async (route) => {
    await new Promise((come) => setTimeout(come, ms));
    await route.continue();
  });
}

// A page that is there and not alive.
async function lateAt(page: Page, address: string): Promise<void> {
  await slow(page, 4_000);
  // Not until all is loaded, which the program is a part of.
  await page.goto(address, { waitUntil: "domcontentloaded" });
  await expect(page.locator("html")).not.toHaveAttribute("data-ready");
}

test("what is typed into the filter before the page is alive narrows the list", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Hâtif Un", "Hâtif Deux", "Posé");
  await lateAt(page, `${server.url}/clients`);
  await page.getByRole("searchbox", { name: "Filtrer par client ou contact" }).pressSequentially("hâtif");
  await ready(page);
  await expect(names(page)).toHaveText(["Hâtif Deux", "Hâtif Un"]);
  await expect(page).toHaveURL(/q=/);
});

test("what is typed on after the filter was left once is not taken back", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Repris Ici", "Reposé Là");
  await lateAt(page, `${server.url}/clients`);
  const filter = page.getByRole("searchbox", { name: "Filtrer par client ou contact" });
  await filter.pressSequentially("rep");
  await page.keyboard.press("Tab");
  await filter.focus();
  await page.keyboard.press("End");
  await page.keyboard.type("ris");
  await ready(page);
  await expect(names(page)).toHaveText(["Repris Ici"]);
  await expect(filter).toHaveValue("repris");
});

test("Ctrl K before the page is alive opens a field at once, and what is typed in it is found", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Camping des Flots", "Autre Lieu");
  await lateAt(page, `${server.url}/clients`);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("camping");
  const early = page.getByRole("textbox", { name: "Rechercher" });
  await expect(early).toBeFocused();
  await expect(early).toHaveValue("camping");
  await ready(page);
  const field = page.getByRole("combobox", { name: "Rechercher" });
  await expect(field).toHaveValue("camping");
  await expect(field).toBeFocused();
  await expect(early).toHaveCount(0);
  await page.keyboard.type(" des");
  await expect(field).toHaveValue("camping des");
  await expect(page.getByRole("option", { name: "Camping des Flots" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Camping des Flots" })).toBeVisible();
});

test("what is closed before the palette is here stays closed", async ({ signedIn: page, server }) => {
  await lateAt(page, `${server.url}/clients`);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Rechercher" })).toBeVisible();
  await page.keyboard.press("Escape");
  await ready(page);
  await page.getByRole("button", { name: "Rechercher" }).first().click();
  await expect(page.getByRole("combobox", { name: "Rechercher" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Rechercher" })).toHaveCount(0);
});

test("the palette takes letters while its own code is on its way", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Tardif Palette");
  await open(page, server, "/settings/me");
  await slow(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("tardif");
  const field = page.getByRole("combobox", { name: "Rechercher" });
  await expect(field).toHaveValue("tardif");
  await expect(page.getByRole("option", { name: "Tardif Palette" })).toBeVisible();
  await expect(page).toHaveURL(/settings\/me$/);
});

test("no letter is lost while the palette takes its field over, however late it comes", async ({ signedIn: page, server }) => {
  const text = "abcdefghijklmnopqrstuvwxyz0123456789".repeat(4);
  await open(page, server, "/settings/me");
  await slow(page, 900);
  await page.keyboard.press("Control+k");
  // One key after the other: before the palette, while it comes, and after.
  await page.keyboard.type(text, { delay: 20 });
  const field = page.getByRole("combobox", { name: "Rechercher" });
  await expect(field).toHaveValue(text);
  await expect(field).toBeFocused();
  await expect(page.locator("#early")).toHaveCount(0);
  // Called again, it has the focus before the next key.
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("camping");
  await expect(field).toHaveValue("camping");
  await expect(page).toHaveURL(/settings\/me$/);
});

test("the caret comes along into the palette, and a letter is composed to its end first", async ({ signedIn: page, server }) => {
  await open(page, server, "/settings/me");
  await slow(page, 4_000);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("caf noir");
  for (let at = 0; at < 5; at++) await page.keyboard.press("ArrowLeft");
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "e", selectionStart: 1, selectionEnd: 1 });
  // The palette is here, and waits.
  await expect(page.locator("#palette")).toBeAttached();
  await expect(page.getByRole("textbox", { name: "Rechercher" })).toBeFocused();
  await session.send("Input.insertText", { text: "é" });
  const field = page.getByRole("combobox", { name: "Rechercher" });
  await expect(field).toBeFocused();
  await page.keyboard.type("s");
  // Where the caret stands after a composition is the browser's to say; no letter is lost.
  await expect(field).toHaveValue(/^(cafés noir|café noirs)$/);
});

test("called, closed and called again while its code is on its way, the palette opens once it is here", async ({ signedIn: page, server }) => {
  await open(page, server, "/settings/me");
  await slow(page, 1_000);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("perdu");
  await page.keyboard.press("Escape");
  await expect(page.locator("#early")).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("gardé");
  const field = page.getByRole("combobox", { name: "Rechercher" });
  await expect(field).toHaveValue("gardé");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Rechercher" })).toHaveCount(0);
});

test("a palette whose code does not come says so, keeps what was typed and offers the lists", async ({ signedIn: page, server, complaints }) => {
  await open(page, server, "/settings/me");
  await page.route("**/pkg/split_hands.*", (route) => route.abort());
  await page.keyboard.press("Control+k");
  await page.keyboard.type("produits");
  const field = page.getByRole("textbox", { name: "Rechercher" });
  const said = page.getByRole("status").filter({ hasText: "La recherche ne s’est pas chargée." });
  await expect(said).toBeVisible();
  await expect(field).toHaveValue("produits");
  await expect(field).toBeFocused();
  await accessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Produits" })).toBeVisible();
  await expect(page.locator("#early")).toHaveCount(0);
  // What no list is called asks for the code once more.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("introuvable");
  await expect(said).toBeVisible();
  await page.unroute("**/pkg/split_hands.*");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Rechercher" })).toHaveValue("introuvable");
  expect(complaints.length).toBeGreaterThan(0);
  for (const complaint of complaints.splice(0)) expect(complaint).toMatch(/Failed to fetch|ERR_FAILED/);
});

test("a palette called without network waits for it with what was typed", async ({ signedIn: page, server, complaints }) => {
  addClients(server, "Nom", "Lointaine Palette");
  await open(page, server, "/settings/me");
  await page.context().setOffline(true);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("lointaine");
  await expect(page.getByRole("status").filter({ hasText: "la recherche n’est pas encore sur cet appareil" })).toBeVisible();
  await page.keyboard.type(" pal");
  await expect(page.getByRole("textbox", { name: "Rechercher" })).toHaveValue("lointaine pal");
  await page.context().setOffline(false);
  await expect(page.getByRole("combobox", { name: "Rechercher" })).toHaveValue("lointaine pal");
  await expect(page.getByRole("option", { name: "Lointaine Palette" })).toBeVisible();
  for (const complaint of complaints.splice(0)) expect(complaint).toMatch(/ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED/);
});

test("what is pressed and ticked before the page is alive is done once it is", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Coché Tôt", "Pas Coché");
  await lateAt(page, `${server.url}/clients`);
  await rowOf(page, "Coché Tôt").getByRole("checkbox").check();
  await page.getByRole("button", { name: "Colonnes" }).click();
  await ready(page);
  const dialog = page.getByRole("dialog", { name: "Colonnes" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Actions sur les clients choisis" })).toContainText("1 choisi");
  await expect(rowOf(page, "Coché Tôt").getByRole("checkbox")).toBeChecked();
});

test("a form sent before the page is alive is saved once it is", async ({ signedIn: page, server }) => {
  await lateAt(page, `${server.url}/clients/new`);
  await own(page, "Nom").fill("Envoyé Tôt");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Envoyé Tôt" })).toBeVisible();
});

test("a page that is on its way says so at once", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Lointain");
  await listOf(page, server, "lointain", "active");
  await expect(names(page)).toHaveText(["Lointain"]);
  await slow(page, 3_000);
  await page.getByRole("link", { name: "Réglages" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-going", "");
  await expect(page.getByRole("heading", { level: 1, name: "Réglages" })).toBeVisible();
  await expect(page.locator("html")).not.toHaveAttribute("data-going");
});

test("the theme chosen on a device is there before the program", async ({ signedIn: page, server }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, server, "/settings/me");
  const themes = page.getByRole("group", { name: "Thème" });
  await expect(themes.getByRole("radio", { name: "Comme l’appareil" })).toBeChecked();
  await themes.getByText("Sombre").click();
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await expect.poll(scheme).toBe("dark");
  await accessible(page);
  await lateAt(page, `${server.url}/clients`);
  expect(await scheme()).toBe("dark");
  await open(page, server, "/settings/me");
  await expect(themes.getByRole("radio", { name: "Sombre" })).toBeChecked();
  await themes.getByText("Comme l’appareil").click();
  await expect.poll(scheme).toBe("light dark");
});
