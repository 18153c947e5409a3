// « Grilles tarifaires »: a list says prices and discounts on its days, and documents of the clients who have it say where a price comes from.
import type { Locator, Page } from "@playwright/test";
import { accessible, expect, type Server, test } from "./fixtures";
import { call } from "./sales";
import { open, sticksOut, toast } from "./steps";

/** A product of this price, whose reference this is. */
async function product(page: Page, server: Server, name: string, reference: string, price: string): Promise<string> {
  const form = { "fields.name": name, "fields.reference": reference, "fields.price": price };
  return call<string>(page, server, "products/create", { form });
}

/** The first line of the editor. */
function line(page: Page): Locator {
  return page.getByRole("group", { name: "Ligne 1", exact: true });
}

/** Makes a list by hand, and answers its id. */
async function list(page: Page, server: Server, name: string): Promise<string> {
  await open(page, server, "/settings/price-lists");
  await page.getByRole("button", { name: "Nouvelle grille" }).click();
  const dialog = page.getByRole("dialog", { name: "Nouvelle grille" });
  // What is missing is told beside it.
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog.getByRole("textbox", { name: "Nom" })).toHaveAttribute("aria-invalid", "true");
  await dialog.getByRole("textbox", { name: "Nom" }).fill(name);
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await page.waitForURL(/price-lists\?list=[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
  return new URL(page.url()).searchParams.get("list") ?? "";
}

/** The input of an entry. */
function entry(page: Page, name: string): Locator {
  return page.getByRole("textbox", { name: new RegExp(`^Prix ou remise\\s: ${name}$`) });
}

test("a list says prices on its days, and the editor says so", async ({ signedIn: page, server }) => {
  await product(page, server, "Teinture à l’eau", "TEI-1", "40");
  await product(page, server, "Brou de noix", "BRO-1", "12");
  const id = await list(page, server, "Revendeurs d’essai");
  await expect(page.getByText("La grille ne dit encore rien")).toBeVisible();
  await accessible(page);

  // One that is looked for, and rows of a spreadsheet.
  await page.getByRole("combobox", { name: "Article", exact: true }).fill("teinture");
  await page.getByRole("option", { name: /Teinture à l’eau/ }).click();
  await page.getByRole("textbox", { name: "Prix ou remise", exact: true }).fill("32,50");
  await page.locator("form.entry-form").first().getByRole("button", { name: "Ajouter" }).click();
  await expect(entry(page, "Teinture à l’eau")).toHaveValue("32,50");
  await page.getByRole("textbox", { name: "Référence et prix" }).fill("BRO-1\t10 %\nINCONNU\t5");
  await page.getByRole("button", { name: "Reprendre les lignes" }).click();
  await expect(page.getByRole("status").filter({ hasText: /Lignes reprises\s: 1/ })).toContainText("Ligne 2");
  await expect(entry(page, "Brou de noix")).toHaveValue(/^10\s%$/);

  // In place: what is wrong is told beside it, and Enter saves.
  await entry(page, "Teinture à l’eau").fill("cher");
  await entry(page, "Teinture à l’eau").press("Enter");
  await expect(entry(page, "Teinture à l’eau")).toHaveAttribute("aria-invalid", "true");
  await entry(page, "Teinture à l’eau").fill("30");
  await entry(page, "Teinture à l’eau").press("Enter");
  await expect(entry(page, "Teinture à l’eau")).not.toHaveAttribute("aria-invalid", "true");
  await toast(page, "Enregistré").getByRole("button", { name: "Annuler" }).click();
  await expect(entry(page, "Teinture à l’eau")).toHaveValue("32,50");
  await entry(page, "Teinture à l’eau").fill("31");
  await entry(page, "Teinture à l’eau").press("Enter");
  await expect(toast(page, "Enregistré")).toBeVisible();
  await page.getByLabel("Premier jour").fill("2026-03-01");
  await page.getByLabel("Dernier jour").fill("2026-06-30");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await toast(page, "Enregistré");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await sticksOut(page)).toEqual([]);
  await accessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  const form = { "fields.name": "Ébénisterie à Grille", "fields.price_category": id };
  const client = await call<string>(page, server, "clients/create", { form });
  await open(page, server, `/quotes/new?client=${client}`);
  await page.getByLabel("Date", { exact: true }).fill("2026-05-04");
  await line(page).getByRole("textbox", { name: "Désignation" }).fill("Teinture");
  await page.getByRole("option", { name: /Teinture à l’eau/ }).click();
  const price = line(page).getByRole("textbox", { name: "Prix unitaire" });
  await expect(price).toHaveValue("31");
  await expect(line(page)).toContainText(/Grille «\sRevendeurs d’essai\s»/);
  await page.getByLabel("Date", { exact: true }).fill("2026-07-01");
  await expect(price).toHaveValue("40");
  await expect(line(page)).toContainText("Prix du produit");
});

test("a list is duplicated, archived and restored, and an entry that was removed comes back", async ({ signedIn: page, server }) => {
  const vis = await product(page, server, "Vis à grille", "VIS-G", "4");
  const id = await list(page, server, "Grossistes d’essai");
  await call(page, server, "settings/price-list-entry", { list: id, of: { product: vis }, value: "3" });
  await open(page, server, `/settings/price-lists?list=${id}`);
  await page.getByRole("button", { name: /^Retirer «\sVis à grille\s»$/ }).click();
  await expect(entry(page, "Vis à grille")).toBeHidden();
  await toast(page, /a été retiré de la grille/).getByRole("button", { name: "Annuler" }).click();
  await expect(entry(page, "Vis à grille")).toHaveValue("3,00");
  await expect(page.getByRole("link", { name: "Exporter" })).toHaveAttribute("href", /^data:text\/csv/);

  await open(page, server, "/settings/price-lists");
  const row = (name: string) => page.locator(".setting").filter({ has: page.getByRole("link", { name, exact: true }) });
  const act = async (of: string, name: string) => {
    await row(of).getByRole("button", { name: /^Actions/ }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await act("Grossistes d’essai", "Dupliquer");
  await expect(row("Copie de Grossistes d’essai")).toContainText("1 tarif");
  await act("Copie de Grossistes d’essai", "Archiver");
  await expect(row("Copie de Grossistes d’essai")).toContainText("Archivée");
  await act("Copie de Grossistes d’essai", "Restaurer");
  await expect(row("Copie de Grossistes d’essai")).not.toContainText("Archivée");
  await accessible(page);
});
