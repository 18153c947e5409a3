import { addClients, expect, test } from "./fixtures";
import { act, listOf, names, open, rowOf, tableHere, toast } from "./steps";

test("once the table is here, the list is filtered, sorted and turned over without the server", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Ébène du Sud", "Ébène du Nord", "Zèbre");
  await tableHere(page, () => open(page, server, "/clients"));
  let asked = 0;
  await page.route("**/api/lists/page", (route) => {
    asked += 1;
    return route.abort();
  });
  const filter = page.getByRole("searchbox");
  await expect(async () => {
    await filter.fill("zebre");
    await filter.fill("ebene su");
    await expect(names(page)).toHaveText(["Ébène du Sud"], { timeout: 1000 });
  }).toPass();
  asked = 0;
  await filter.fill("ebene");
  await expect(names(page)).toHaveText(["Ébène du Nord", "Ébène du Sud"]);
  await expect(page).toHaveURL(/q=ebene$/);
  await page.getByRole("columnheader", { name: "Client" }).getByRole("link").click();
  await expect(names(page)).toHaveText(["Ébène du Sud", "Ébène du Nord"]);
  await filter.fill("");
  await expect(page.getByRole("columnheader", { name: "Client" })).toHaveAttribute("aria-sort", "descending");
  await expect(names(page).first()).toHaveText("Zèbre");
  await page.goBack();
  await expect(page.getByRole("columnheader", { name: "Client" })).toHaveAttribute("aria-sort", "ascending");
  await expect(names(page)).toHaveText(["Ébène du Nord", "Ébène du Sud"]);
  expect(asked).toBe(0);
});

test("two windows stay in step, and so does what another program writes", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Pas à pas Un", "Pas à pas Deux");
  await tableHere(page, () => listOf(page, server, "pas à pas", "active"));
  const other = await page.context().newPage();
  await listOf(other, server, "pas à pas", "active");
  await act(other, "Pas à pas Un", "Archiver");
  await expect(toast(other, "Pas à pas Un est archivé")).toBeVisible();
  await expect(names(page)).toHaveText(["Pas à pas Deux"]);
  addClients(server, "Nom", "Pas à pas Trois");
  await expect(names(page)).toHaveText(["Pas à pas Deux", "Pas à pas Trois"]);
  await expect(names(other)).toHaveText(["Pas à pas Deux", "Pas à pas Trois"]);
});

test("what changed while one read something else is there when one comes back to the list", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Ailleurs Un");
  await tableHere(page, () => listOf(page, server, "ailleurs"));
  await rowOf(page, "Ailleurs Un").getByRole("link", { name: "Ailleurs Un", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ailleurs Un" })).toBeVisible();
  addClients(server, "Nom", "Ailleurs Deux");
  await page.waitForTimeout(1000);
  await page.goBack();
  await expect(names(page)).toHaveText(["Ailleurs Deux", "Ailleurs Un"], { timeout: 1000 });
});

test("a record that one reads follows what others write, and leaves alone what is open", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Suivi");
  await listOf(page, server, "suivi");
  await rowOf(page, "Suivi").getByRole("link", { name: "Suivi", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Suivi" })).toBeVisible();
  await page.getByRole("button", { name: "Autres actions" }).click();
  const menu = page.getByRole("menu").filter({ visible: true });
  await expect(menu).toBeVisible();
  const other = await page.context().newPage();
  await listOf(other, server, "suivi");
  await act(other, "Suivi", "Archiver");
  await expect(toast(other, "Suivi est archivé")).toBeVisible();
  await page.waitForTimeout(1500);
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".page-head")).toContainText("Archivé");
});

test("what the browser kept is there at the next visit, and is gone once one has signed out", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Gardé");
  await tableHere(page, () => listOf(page, server, "gardé"));
  const kept = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("clientele-tables-")));
  await expect.poll(kept).toHaveLength(1);
  // The next visit asks only for what changed since, and the one after it finds that kept as well.
  const next = async () => {
    const answer = page.waitForResponse((answer) => answer.url().includes("/api/lists/client/snapshot?since="));
    await page.reload();
    return (await answer).status();
  };
  addClients(server, "Nom", "Gardé aussi");
  expect(await next()).toBe(200);
  await expect.poll(next).toBe(304);
  const filter = page.getByRole("searchbox");
  await filter.fill("garde aussi");
  await expect(names(page)).toHaveText(["Gardé aussi"]);
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await page.waitForURL(/\/login/);
  await expect.poll(kept).toHaveLength(0);
});
