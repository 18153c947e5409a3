// Expenses: entered with their receipt, paid, and billed again on the client's next invoice, once.
import type { Page } from "@playwright/test";
import { accessible, expect, type Server, test } from "./fixtures";
import { call, client } from "./sales";
import { open, rowOf, sticksOut, toast } from "./steps";

/** Enters an expense without its form: its id. */
async function spent(page: Page, server: Server, fields: Record<string, string>): Promise<string> {
  const form = { "fields.date": "2026-03-16", "fields.basis": "gross", "fields.vat": "20", ...fields };
  return call<string>(page, server, "expenses/create", { form });
}

test("an expense is entered with its receipt, paid, and billed on the client's next invoice", async ({ signedIn: page, server }) => {
  const roche = await client(page, server, "Ateliers Refacturés");
  await client(page, server, "Scierie Offerte", { "fields.is_supplier": "on" });
  await open(page, server, `/clients/${roche}?tab=expenses`);
  await page.getByRole("link", { name: "Saisir une dépense" }).last().click();
  await expect(page.getByRole("heading", { level: 1, name: "Saisir une dépense" })).toBeVisible();

  // Description, day and amount are enough; what it comes to follows while one types.
  await page.getByRole("textbox", { name: "Libellé" }).fill("Panneaux de chêne");
  const supplier = page.getByRole("combobox", { name: "Fournisseur" });
  await supplier.pressSequentially("scierie o");
  await page.getByRole("option", { name: /Scierie Offerte/ }).click();
  await expect(supplier).toHaveValue("Scierie Offerte");
  await page.getByRole("textbox", { name: "Montant", exact: true }).fill("120");
  await page.getByRole("textbox", { name: "TVA", exact: true }).fill("20");
  await expect(page.locator(".expense-figures")).toContainText("100,00");
  await expect(page.getByRole("checkbox", { name: "À refacturer au client" })).toBeChecked();
  await accessible(page);
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Panneaux de chêne" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Scierie Offerte" })).toBeVisible();
  await expect(page.locator(".record-facts")).toContainText("120,00");

  // A page is no receipt, a PDF is one; it is saved rather than shown.
  await page.getByRole("button", { name: "Ajouter le justificatif" }).click();
  const dialog = page.getByRole("dialog", { name: "Justificatif" });
  await dialog.getByLabel("Fichier").setInputFiles({ name: "faux.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>") });
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog.getByRole("alert")).toContainText("ni un PDF");
  await dialog.getByLabel("Fichier").setInputFiles({ name: "ticket.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF\n") });
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog).toBeHidden();
  const receipt = page.getByRole("link", { name: "ticket.pdf" });
  await expect(receipt).toBeVisible();
  const file = await page.request.get(`${server.url}${await receipt.getAttribute("href")}`);
  expect(file.headers()["content-disposition"]).toContain("attachment");
  expect(file.headers()["x-content-type-options"]).toBe("nosniff");

  await page.getByRole("button", { name: "Marquer comme payée" }).click();
  await expect(toast(page, "payée aujourd’hui")).toBeVisible();
  await expect(page.locator(".record-head")).toContainText("Payée");
  await accessible(page);

  // The client's next invoice is offered it.
  await spent(page, server, { "fields.description": "Train", "fields.amount": "60", "fields.client": roche, "fields.billable": "on" });
  await open(page, server, `/invoices/new?client=${roche}`);
  await expect(page.getByText("2 dépenses à refacturer")).toBeVisible();
  await page.getByRole("button", { name: "Ajouter à la facture" }).click();
  await expect(page.getByText("dépenses à refacturer")).toHaveCount(0);
  await expect(page.locator(".editor-sums")).toContainText("150,00");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
  const invoice = new URL(page.url()).pathname.split("/").pop()!;

  await open(page, server, "/expenses?state=billed");
  await expect(rowOf(page, "Panneaux de chêne")).toContainText("Refacturée");
  await rowOf(page, "Panneaux de chêne").getByRole("link", { name: "Panneaux de chêne" }).click();
  await expect(page.getByRole("link", { name: "Brouillon", exact: true })).toHaveAttribute("href", `/invoices/${invoice}`);
  // Another invoice is offered nothing, until the draft is thrown away.
  await open(page, server, `/invoices/new?client=${roche}`);
  await expect(page.getByRole("group", { name: "Ligne 1", exact: true })).toBeVisible();
  await expect(page.getByText(/dépenses? à refacturer/)).toHaveCount(0);
  await call(page, server, "documents/step", { ids: [invoice], step: "delete" });
  await open(page, server, `/invoices/new?client=${roche}`);
  await expect(page.getByText("2 dépenses à refacturer")).toBeVisible();
});

test("expenses are listed with their totals, paid together and put aside", async ({ signedIn: page, server }) => {
  for (const [description, amount] of [["Loyer groupé", "1200"], ["Carburant groupé", "60"]]) {
    await spent(page, server, { "fields.description": description!, "fields.amount": amount!, "fields.supplier_name": "Groupement" });
  }
  await open(page, server, "/expenses?q=groupement");
  await expect(page.locator("main")).toContainText("1 260,00");
  await expect(page.locator("main")).toContainText("1 050,00");
  for (const name of ["Loyer groupé", "Carburant groupé"]) await rowOf(page, name).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Marquer comme payées" }).click();
  await expect(toast(page, "2 dépenses marquées comme payées")).toBeVisible();
  await expect(rowOf(page, "Loyer groupé")).toContainText("Payée");
  await page.keyboard.press("Control+z");
  await expect(rowOf(page, "Loyer groupé")).toContainText("À payer");
  await expect(rowOf(page, "Carburant groupé")).toContainText("À payer");

  const csv = await page.request.get(`${server.url}/api/expenses/export.csv?q=groupement`);
  expect(await csv.text()).toContain("Loyer groupé");
  expect(await csv.text()).toContain("1000.00");
});

test("an expense is entered on a phone by its keys, and nothing sticks out", async ({ signedIn: page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await spent(page, server, { "fields.description": "Hôtel de poche", "fields.amount": "95,50" });
  for (const path of ["/expenses", "/expenses/new"]) {
    await open(page, server, path);
    expect(await sticksOut(page), path).toEqual([]);
  }
  await page.getByRole("textbox", { name: "Libellé" }).fill("Taxi de poche");
  await page.getByRole("textbox", { name: "Montant", exact: true }).fill("24");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Taxi de poche" })).toBeVisible();
  expect(await sticksOut(page)).toEqual([]);
});
