// Modules: what a company does not use leaves no trace, and comes back as it was.
import type { Page } from "@playwright/test";
import { accessible, expect, ready, test } from "./fixtures";
import { client, draft } from "./sales";
import { open } from "./steps";

/** Turns the switch of a module; the page is loaded anew. */
async function turn(page: Page, name: string): Promise<void> {
  const loaded = page.waitForEvent("load");
  await page.locator("#modules").getByRole("switch", { name, exact: true }).click();
  await loaded;
  await ready(page);
}

test("what is switched off leaves no trace, and comes back as it was", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Sans devis");
  await draft(page, server, "quote", id, ["Étude gardée", "100"]);
  await open(page, server, "/settings/company");
  await accessible(page);
  for (const name of ["Devis", "Tâches"]) {
    await turn(page, name);
    await expect(page.locator("#modules").getByRole("switch", { name, exact: true })).not.toBeChecked();
  }
  const nav = page.getByRole("navigation", { name: "Navigation principale" }).first();
  await expect(nav.getByRole("link", { name: "Factures", exact: true })).toBeVisible();
  for (const name of ["Devis", "Nouveau devis", "Tâches", "Nouvelle tâche"]) {
    await expect(nav.getByRole("link", { name, exact: true })).toHaveCount(0);
  }
  // A group with nothing in it goes, too.
  await expect(nav.getByText("Travail", { exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Ajout", exact: true }).click();
  const add = page.getByRole("menu", { name: "Ajout" });
  await expect(add.getByRole("menuitem", { name: "Nouvelle facture", exact: true })).toBeVisible();
  await expect(add.getByRole("menuitem", { name: "Nouveau devis", exact: true })).toHaveCount(0);
  await page.keyboard.press("Escape");

  await open(page, server, `/clients/${id}`);
  await expect(page.getByRole("tab", { name: "Factures", exact: true })).toBeVisible();
  await expect(page.getByRole("tab", { name: "Devis", exact: true })).toHaveCount(0);
  await open(page, server, `/clients/${id}?tab=documents`);
  const kinds = page.getByLabel("Type", { exact: true }).getByRole("option");
  await expect(kinds.filter({ hasText: /^Factures$/ })).toHaveCount(1);
  await expect(kinds.filter({ hasText: /^Devis$/ })).toHaveCount(0);
  await open(page, server, "/");
  await expect(page.getByText("Devis en attente")).toHaveCount(0);
  for (const path of ["/quotes", "/quotes/new", "/quotes/search", "/tasks/new"]) {
    expect((await page.request.get(`${server.url}${path}`)).status(), path).toBe(404);
  }

  await open(page, server, "/settings/company");
  await turn(page, "Devis");
  await nav.getByRole("link", { name: "Devis", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Devis", exact: true })).toBeVisible();
  await open(page, server, `/clients/${id}?tab=quotes`);
  await expect(page.getByRole("row").filter({ hasText: "Brouillon" })).toHaveCount(1);
});
