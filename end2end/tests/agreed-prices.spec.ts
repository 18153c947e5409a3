// « Cotations »: what a client has agreed is recorded on its page, and proposed in its documents on its days, with the reason.
import type { Locator, Page } from "@playwright/test";
import { accessible, addUser, expect, type Server, test } from "./fixtures";
import { call } from "./sales";
import { open, sticksOut, toast } from "./steps";

async function client(page: Page, server: Server, name: string): Promise<string> {
  return call<string>(page, server, "clients/create", { form: { "fields.name": name } });
}

/** A product of this price. */
async function product(page: Page, server: Server, name: string, price: string): Promise<string> {
  return call<string>(page, server, "products/create", { form: { "fields.name": name, "fields.price": price } });
}

/** The first line of the editor. */
function line(page: Page): Locator {
  return page.getByRole("group", { name: "Ligne 1", exact: true });
}

/** Looks for a product in the first line, and takes it. */
async function take(page: Page, name: string): Promise<void> {
  await line(page).getByRole("textbox", { name: "Désignation" }).fill(name);
  await page.getByRole("option", { name }).click();
}

test("an agreed price is recorded, proposed with its reason on its days, and not after them", async ({ signedIn: page, server }) => {
  await product(page, server, "Vernis satiné", "40");
  const id = await client(page, server, "Ébénisterie Cotée");
  await open(page, server, `/clients/${id}?tab=prices`);
  await expect(page.getByText("Aucune cotation pour ce client")).toBeVisible();
  await page.getByRole("button", { name: "Nouvelle cotation" }).click();
  const dialog = page.getByRole("dialog", { name: "Cotation" });
  await dialog.getByRole("combobox", { name: "Article" }).fill("vernis");
  await dialog.getByRole("option", { name: /Vernis satiné/ }).click();
  // What is missing is told beside it.
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog.getByRole("textbox", { name: "Prix" })).toHaveAttribute("aria-invalid", "true");
  await dialog.getByRole("textbox", { name: "Prix" }).fill("32,50");
  await dialog.getByLabel("Premier jour").fill("2026-03-01");
  await dialog.getByLabel("Dernier jour").fill("2026-06-30");
  await accessible(page);
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("row", { name: /Vernis satiné/ });
  await expect(row).toContainText(/32,50\s€\sHT/);
  await expect(row).toContainText("Du 1er mars 2026 au 30 juin 2026");
  await accessible(page);

  await open(page, server, `/quotes/new?client=${id}`);
  await page.getByLabel("Date", { exact: true }).fill("2026-05-04");
  await take(page, "Vernis satiné");
  const price = line(page).getByRole("textbox", { name: "Prix unitaire" });
  await expect(price).toHaveValue("32,5");
  await expect(line(page)).toContainText("Cotation du 1er mars 2026 au 30 juin 2026");
  // On another day it is priced anew; what somebody has typed stays.
  await page.getByLabel("Date", { exact: true }).fill("2026-07-01");
  await expect(price).toHaveValue("40");
  await expect(line(page)).toContainText("Prix du produit");
  await page.getByLabel("Date", { exact: true }).fill("2026-06-30");
  await expect(price).toHaveValue("32,5");
  await price.fill("35");
  await expect(line(page)).not.toContainText("Cotation du");
  await page.getByLabel("Date", { exact: true }).fill("2026-07-02");
  await page.waitForLoadState("networkidle");
  await expect(price).toHaveValue("35");
});

test("another client is charged what it has agreed, unless somebody typed", async ({ signedIn: page, server }) => {
  const cire = await product(page, server, "Cire d’abeille", "20");
  const [first, second] = [await client(page, server, "Premier Ébéniste"), await client(page, server, "Second Ébéniste")];
  const form = { "fields.product": cire, "fields.grants": "discount", "fields.discount": "12,5" };
  await call(page, server, "clients/price-add", { client: second, form });
  await open(page, server, `/invoices/new?client=${first}`);
  await take(page, "Cire d’abeille");
  const discount = line(page).getByRole("textbox", { name: "Remise" });
  await expect(line(page)).toContainText("Prix du produit");
  await expect(discount).toHaveValue("");
  const whom = page.getByRole("combobox", { name: "Client" });
  await whom.fill("Second");
  await page.getByRole("option", { name: /Second Ébéniste/ }).click();
  await expect(line(page)).toContainText("Cotation de ce client");
  await expect(discount).toHaveValue(/^12,5\s%$/);
  await discount.fill("50 %");
  await whom.fill("Premier");
  await page.getByRole("option", { name: /Premier Ébéniste/ }).click();
  await page.waitForLoadState("networkidle");
  await expect(discount).toHaveValue("50 %");
});

test("one is changed and deleted where it stands, told of, and seen by who may only look", async ({ as, signedIn: page, server }) => {
  const colle = await product(page, server, "Colle forte", "10");
  const id = await client(page, server, "Menuiserie Accord");
  const form = { "fields.product": colle, "fields.price": "8" };
  await call(page, server, "clients/price-add", { client: id, form });
  await open(page, server, `/clients/${id}?tab=prices`);
  const row = page.getByRole("row", { name: /Colle forte/ });
  const choose = async (name: string) => {
    await row.getByRole("button", { name: /Actions/ }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(row).toContainText(/8,00\s€\sHT/);
  expect(await sticksOut(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await choose("Modifier");
  const dialog = page.getByRole("dialog", { name: "Cotation" });
  await expect(dialog.getByRole("combobox", { name: "Article" })).toHaveValue("Colle forte");
  await dialog.locator("label", { has: page.getByRole("radio", { name: "Remise" }) }).click();
  await dialog.getByRole("textbox", { name: "Remise" }).fill("15");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(row).toContainText(/−15\s%/);
  await choose("Supprimer");
  await expect(page.getByText("Aucune cotation pour ce client")).toBeVisible();
  await toast(page, /Cotation supprimée/).getByRole("button", { name: "Annuler" }).click();
  await expect(row).toContainText(/−15\s%/);
  await open(page, server, `/clients/${id}?tab=activity`);
  await expect(page.getByText(/modifié la cotation\s: Colle forte/)).toBeVisible();

  const reader = { email: `cotations.${process.pid}@atelier-nord.example`, name: "Léa Lecture", role: "read_only" } as const;
  const other = await as(addUser(server, reader));
  await open(other, server, `/clients/${id}?tab=prices`);
  await expect(other.getByRole("row", { name: /Colle forte/ })).toBeVisible();
  await expect(other.getByRole("button", { name: "Nouvelle cotation" })).toHaveCount(0);
});

test("who changed the same of an agreed price meanwhile is told in its dialog, and one chooses", async ({ signedIn: page, server }) => {
  const colle = await product(page, server, "Colle à choisir", "10");
  const id = await client(page, server, "Menuiserie Deux Mains");
  const form = { "fields.product": colle, "fields.price": "8" };
  const price = await call<string>(page, server, "clients/price-add", { client: id, form });
  await open(page, server, `/clients/${id}?tab=prices`);
  const row = page.getByRole("row", { name: /Colle à choisir/ });
  await row.getByRole("button", { name: /Actions/ }).click();
  await page.getByRole("menuitem", { name: "Modifier" }).click();
  const dialog = page.getByRole("dialog", { name: "Cotation" });
  await dialog.getByRole("textbox", { name: "Prix", exact: true }).fill("7");
  await dialog.getByRole("textbox", { name: "Note" }).fill("Vu au salon");
  await call(page, server, "clients/price-change", { client: id, id: price, version: 1, form: { ...form, "fields.price": "6" } });
  await dialog.getByRole("button", { name: "Enregistrer", exact: true }).click();
  const clash = dialog.locator(".clash");
  await expect(clash).toHaveCount(1);
  await accessible(page);
  await clash.getByRole("button", { name: /^Valeur de/ }).click();
  await dialog.getByRole("button", { name: "Enregistrer ces choix" }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText(/6,00\s€/);
  await expect(row).toContainText("Vu au salon");
});
