// One person, two companies, two tabs: what is typed in one company stays in it.
import type { Page } from "@playwright/test";
import { expect, type Server, test } from "./fixtures";
import { names, open, own, rowOf, save } from "./steps";

/** Founds a second company, to which the session goes, and opens its list. */
async function inSecondCompany(page: Page, server: Server): Promise<Page> {
  const form = { name: "Autre Maison", country: "FR", language: "fr", currency: "EUR", siret: "", neq: "" };
  const founded = await page.request.post(`${server.url}/api/auth/new-company`, { form, headers: { origin: server.url } });
  expect(founded.ok()).toBe(true);
  const other = await page.context().newPage();
  await open(other, server, "/clients");
  await expect(other.getByRole("button", { name: "Autre Maison" })).toBeVisible();
  return other;
}

test("a form opened in one company is saved there, though another tab went to another", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("De la première maison");
  const other = await inSecondCompany(page, server);
  await save(page, "De la première maison");
  // This tab goes on in its company: its list, and what is downloaded from it.
  await page.getByRole("link", { name: "Clients", exact: true }).first().click();
  await page.getByRole("searchbox", { name: "Filtrer" }).fill("première maison");
  await expect(rowOf(page, "De la première maison")).toBeVisible();
  await page.getByRole("button", { name: "Exporter" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const file = await (await download).createReadStream();
  let text = "";
  for await (const piece of file) text += String(piece);
  expect(text).toContain("De la première maison");
  // The other has nothing of it.
  await other.reload();
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(names(other)).toHaveCount(0);
});

test("word of a change comes to the tab of its company alone", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients?q=entendu");
  const other = await inSecondCompany(page, server);
  await other.goto(`${server.url}/clients/new`);
  await own(other, "Nom").fill("Entendu ailleurs");
  await save(other, "Entendu ailleurs");
  const third = await page.context().newPage();
  await open(third, server, "/clients?q=entendu");
  await expect(names(third)).toHaveText(["Entendu ailleurs"]);
  await page.bringToFront();
  await expect(names(page)).toHaveCount(0);
});

test("a draft cannot be read by whoever uses the browser next", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Secret de fabrique");
  await expect(page.getByText("Brouillon gardé sur cet appareil")).toBeVisible();
  const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(await stored()).toContain("clientele.draft.");
  expect(await stored()).not.toContain("Secret");
  // What an earlier version kept for anybody to read goes.
  await page.evaluate(() => localStorage.setItem("clientele.draft.x.y.client.new", '{"form":{"fields.name":"Ancien"}}'));
  await page.reload();
  await expect(own(page, "Nom")).toHaveValue("Secret de fabrique");
  await expect.poll(stored).not.toContain("Ancien");
});
