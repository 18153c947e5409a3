// What is agreed with a client holds on its documents, and its figures tell what came of it.
import type { Page } from "@playwright/test";
import { accessible, expect, ready, type Server, test } from "./fixtures";
import { call, client as company } from "./sales";
import { open, own, save, sticksOut, unfold } from "./steps";

/** An issued invoice of one line at 20 %. */
async function invoice(page: Page, server: Server, client: string, price: string): Promise<void> {
  const form = {
    "fields.client": client,
    "fields.price_basis": "net",
    "lines[0].description": "Pose de stores",
    "lines[0].quantity": "2",
    "lines[0].price": price,
    "lines[0].vat": "20",
  };
  const id = await call<string>(page, server, "documents/create", { kind: "invoice", form });
  await call(page, server, "documents/issue", { ids: [id] });
}

test("a discount, prices with tax, a means of payment and a limit are agreed, shown and followed", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Accords Durables");
  await unfold(page);
  await page.getByRole("textbox", { name: "Remise globale" }).fill("10");
  await page.getByRole("combobox", { name: "Moyen de paiement" }).selectOption({ label: "Chèque" });
  await page.getByRole("textbox", { name: "Encours autorisé" }).fill("1 000");
  await page.getByRole("textbox", { name: "Transporteur" }).fill("Chronopost");
  await page.getByRole("textbox", { name: "Franco de port" }).fill("150");
  await page.getByRole("checkbox", { name: "Prix exprimés TTC" }).check();
  await page.getByRole("checkbox", { name: "Compte bloqué" }).check();
  await save(page, "Accords Durables");
  await expect(page.getByText("Bloqué", { exact: true })).toBeVisible();
  await expect(page.locator(".record-facts")).toContainText(/0,00\s€ sur 1\s000,00\s€/);
  const client = page.url().split("/").pop()!;

  // The editor begins with what was agreed, and warns without forbidding.
  await open(page, server, `/invoices/new?client=${client}`);
  await expect(page.getByText("Le compte de ce client est bloqué.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Remise globale" })).toHaveValue(/^10\s%$/);
  await expect(page.getByRole("combobox", { name: "Prix exprimés" })).toHaveValue("gross");
  await page.getByRole("textbox", { name: "Désignation" }).fill("Grand chantier");
  await page.getByRole("textbox", { name: "Quantité" }).fill("1");
  await page.getByRole("textbox", { name: /^Prix unitaire/ }).fill("2000");
  await expect(page.getByText(/l’encours de Accords Durables atteint 1\s800,00\s€/)).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);

  await invoice(page, server, client, "600");
  await open(page, server, `/clients/${client}`);
  await expect(page.locator(".record-facts")).toContainText(/Dépassé de 440,00\s€/);
  await open(page, server, `/payments/new?client=${client}`);
  await expect(page.getByRole("combobox", { name: "Moyen de paiement" })).toHaveValue(/.+/);
});

test("a client's figures are told by period, on a phone too", async ({ signedIn: page, server }) => {
  const client = await call<string>(page, server, "clients/create", { form: { "fields.name": "Chiffres & Cie" } });
  await open(page, server, `/clients/${client}?tab=statistics`);
  await expect(page.getByText("Rien à compter pour ce client")).toBeVisible();
  await invoice(page, server, client, "600");
  await open(page, server, `/clients/${client}?tab=statistics`);
  const figures = page.locator(".facts").last();
  await expect(figures).toContainText(/Chiffre d’affaires HT\s*1\s200,00\s€/);
  await expect(figures).toContainText(/À encaisser\s*1\s440,00\s€/);
  await expect(page.getByRole("row", { name: /Pose de stores/ })).toContainText(/2\s*1\s200,00\s€/);
  await page.getByRole("combobox", { name: "Période" }).selectOption({ label: "L’année dernière" });
  await expect(figures).toContainText(/Chiffre d’affaires HT\s*0,00\s€/);
  await expect(page.getByText("Rien de vendu sur cette période.")).toBeVisible();
  await accessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("combobox", { name: "Période" }).selectOption({ label: "Depuis le début" });
  await expect(page.getByRole("row", { name: /Pose de stores/ })).toBeVisible();
  expect(await sticksOut(page)).toEqual([]);
  await accessible(page);
});

test("all documents of a client stand together, those first that are open", async ({ signedIn: page, server }) => {
  const client = await call<string>(page, server, "clients/create", { form: { "fields.name": "Dossier Complet" } });
  await invoice(page, server, client, "600");
  const lines = { "lines[0].description": "Étude", "lines[0].quantity": "1", "lines[0].price": "90", "lines[0].vat": "20" };
  const quote = await call<string>(page, server, "documents/create", {
    kind: "quote",
    form: { "fields.client": client, "fields.title": "Une étude", ...lines },
  });
  await call(page, server, "documents/issue", { ids: [quote] });
  await call(page, server, "documents/step", { ids: [quote], step: "refuse" });
  await open(page, server, `/clients/${client}?tab=documents`);
  const rows = page.locator("table.of-client tbody tr");
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText("Facture");
  await page.getByRole("combobox", { name: "Documents affichés" }).selectOption({ label: "Tous les états" });
  await expect(rows).toHaveCount(2);
  await page.getByRole("combobox", { name: "Type", exact: true }).selectOption({ label: "Devis" });
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText("Une étude");
  await accessible(page);
  // The address says so: a reload, Back and a shared link keep it.
  await expect(page).toHaveURL(/\?tab=documents&state=all&kind=quotes$/);
  await page.reload();
  await ready(page);
  await expect(rows).toHaveCount(1);
  await page.goBack();
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole("combobox", { name: "Type", exact: true })).toHaveValue("0");
  await page.goForward();
  await expect(rows).toHaveCount(1);
  await rows.first().getByRole("link").first().click();
  await expect(page).toHaveURL(`${server.url}/quotes/${quote}`);
});

test("a client's payments say where they come from, and are filtered and sorted in the address", async ({ signedIn: page, server }) => {
  const client = await company(page, server, "Payeur Sourcé");
  for (const [amount, source] of [
    ["30", "Visa 4242"],
    ["20", "Compte joint"],
    ["40", ""],
  ] as const) {
    const form = { "fields.client": client, "fields.amount": amount, "fields.currency": "EUR", "fields.paid_on": "2026-03-16" };
    await call(page, server, "payments/enter", { form: { ...form, "fields.source": source }, key: null });
  }
  await open(page, server, `/clients/${client}?tab=payments`);
  const rows = page.locator("table.of-client tbody tr");
  await expect(rows).toHaveCount(3);
  const amount = page.getByRole("columnheader", { name: "Montant" });
  await amount.getByRole("button").click();
  await amount.getByRole("button").click();
  await expect(page).toHaveURL(/\?tab=payments&sort=-amount$/);
  await expect(rows.first()).toContainText("40,00");
  await page.getByRole("tabpanel").getByRole("searchbox", { name: "Filtrer" }).fill("visa");
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/\?tab=payments&q=visa&sort=-amount$/);
  await page.reload();
  await ready(page);
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText("Visa 4242");
  await expect(amount).toHaveAttribute("aria-sort", "descending");
  // The list of all has it as well, and finds by it.
  await open(page, server, "/payments?q=visa+4242");
  await expect(page.locator("tbody.rows > tr").filter({ hasText: "Payeur Sourcé" })).toContainText("Visa 4242");
});
