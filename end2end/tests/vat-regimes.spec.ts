// The regimes of VAT, one by one: what the editor decides, and what the issued document says. Sales within the Union and in Québec are
// the editor's own journeys.
import type { Page } from "@playwright/test";
import { cell, line, save, sum, type } from "./editor";
import { accessible, expect, test, type Server } from "./fixtures";
import { call, client, draft, issue, issued } from "./sales";
import { open } from "./steps";

/** Founds a French company with such a profile, and goes on in it. */
async function found(page: Page, server: Server, name: string, profile: Record<string, string> = {}): Promise<void> {
  const form = { name, country: "FR", language: "fr", currency: "EUR", siret: "", neq: "" };
  const founded = await page.request.post(`${server.url}/api/auth/new-company`, { form, headers: { origin: server.url } });
  expect(founded.ok()).toBe(true);
  const settings = await call<{ version: number; profile: Record<string, string> }>(page, server, "settings/company", {});
  await call(page, server, "settings/company-save", { version: settings.version, form: { ...settings.profile, ...profile } });
}

test("a small business charges no tax, and says so on what it issues", async ({ signedIn: page, server }) => {
  await found(page, server, "Atelier Franchise", { tax_regime: "franchise" });
  const id = await client(page, server, "Voisins SARL");
  await open(page, server, `/invoices/new?client=${id}`);
  await expect(page.getByText("Votre entreprise ne facture pas de taxe.")).toBeVisible();
  await cell(page, 1, "Désignation").focus();
  await type(page, "Dépannage", "1", "", "100");
  await expect(sum(page, "Total TTC")).toHaveText("100,00 €");
  await expect(page.locator(".mentions")).toHaveText("TVA non applicable, art. 293 B du CGI");
  await save(page);
  await issue(page);
  const sheet = page.getByRole("article", { name: /^Facture/ });
  await expect(sheet).toContainText("TVA non applicable, art. 293 B du CGI");
  await expect(sheet).toContainText(/100,00\s€/);
});

test("what leaves the Union bears no tax, goods and services each for its own reason", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Uhren AG", { "addresses[0].city": "Genève", "addresses[0].country": "CH" });
  await open(page, server, `/invoices/new?client=${id}`);
  await cell(page, 1, "Désignation").focus();
  await type(page, "Établi", "2", "", "150,50", "", "20");
  await expect(sum(page, "Total TTC")).toHaveText("301,00 €");
  await expect(page.locator(".mentions")).toHaveText("Exonération de TVA, art. 262, I du CGI");
  await line(page, 1).getByLabel("Nature").selectOption("service");
  await expect(page.locator(".mentions")).toHaveText("TVA non applicable, art. 259, 1° du CGI");
  await expect(sum(page, "Total TTC")).toHaveText("301,00 €");
  await save(page);
  await issue(page);
  await expect(page.getByRole("article", { name: /^Facture/ })).toContainText("art. 259, 1° du CGI");
});

test("overseas, goods are exported and services bear the rate of there", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Vanille Bourbon", { "addresses[0].city": "Saint-Denis", "addresses[0].country": "RE" });
  await open(page, server, `/invoices/new?client=${id}`);
  await cell(page, 1, "Désignation").focus();
  await type(page, "Presse", "1", "", "1000", "", "20");
  await expect(page.locator(".mentions")).toHaveText("Exonération de TVA, art. 294, 2 du CGI");
  await expect(sum(page, "Total TTC")).toHaveText(/^1\s000,00\s€$/);
  await line(page, 1).getByLabel("Nature").selectOption("service");
  await expect(sum(page, /^TVA 8,5\s%/)).toHaveText("85,00 €");
  await expect(page.locator(".mentions")).toHaveCount(0);
  await save(page);
});

test("a client's own regime goes before what its address says", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Ambassade", { "fields.vat_regime": "not_subject" });
  await open(page, server, `/invoices/new?client=${id}`);
  await expect(page.getByText("La fiche du client le dit.")).toBeVisible();
  await cell(page, 1, "Désignation").focus();
  await type(page, "Réception", "1", "", "80", "", "20");
  await expect(sum(page, "Total TTC")).toHaveText("80,00 €");
  await expect(page.locator(".mentions")).toHaveText("Taxe non applicable");
  await save(page);
});

test("distance sales add up to their threshold, in the settings and on the invoice that passes it", async ({ signedIn: page, server }) => {
  await found(page, server, "Librairie du Nord");
  const consumer = { "fields.kind": "individual", "addresses[0].city": "Berlin", "addresses[0].country": "DE" };
  const id = await client(page, server, "Erika Muster", consumer);
  await open(page, server, "/settings/company");
  await expect(page.locator("#distance-sold")).toContainText(/0\s% du seuil/);
  await issued(page, server, await draft(page, server, "invoice", id, ["Livres", "8500"]));
  await open(page, server, "/settings/company");
  await expect(page.locator("#distance-sold")).toContainText(/8\s500,00\s€/);
  await expect(page.locator("#distance-sold")).toContainText(/85\s% du seuil/);
  const near = page.getByRole("alert").filter({ hasText: "est proche" });
  await expect(near).toBeVisible();
  await accessible(page);
  await page.getByLabel("Ventes à distance dans l’Union européenne").selectOption("one_stop_shop");
  await expect(near).toBeHidden();

  await open(page, server, `/invoices/new?client=${id}`);
  await cell(page, 1, "Désignation").focus();
  await type(page, "Atlas", "1", "", "1500");
  await expect(sum(page, "Total HT")).toHaveText(/^1\s500,00\s€$/);
  const passes = page.getByRole("alert").filter({ hasText: "est due dès cette vente" });
  await expect(passes).toBeHidden();
  await page.keyboard.type("0");
  await expect(passes).toContainText(/23\s500,00\s€/);
  await save(page);
  await issue(page);
  await open(page, server, `/invoices/new?client=${id}`);
  await cell(page, 1, "Désignation").focus();
  await type(page, "Carte", "1", "", "5");
  await expect(page.getByRole("alert").filter({ hasText: /seuil des ventes à distance .* est dépassé/ })).toBeVisible();
});
