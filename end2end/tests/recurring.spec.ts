// Invoices that are made again and again: written once, set to work, made on their day by themselves, put to rest and ended.
import type { Locator, Page } from "@playwright/test";
import { accessible, expect, test } from "./fixtures";
import { call, client, panel, press } from "./sales";
import { open, sticksOut, toast } from "./steps";

/** A worker looks for what is due three times a minute. */
const LOOKS = 60_000;

function cell(page: Page, label: string): Locator {
  return page.getByRole("group", { name: "Ligne 1", exact: true }).getByRole("textbox", { name: label, exact: true });
}

/** Chooses what stands in the menu beside « Modifier ». */
async function choose(page: Page, name: string): Promise<void> {
  await press(page, "Autres actions");
  await page.getByRole("menuitem", { name, exact: true }).click();
}

test("a subscription is written once, makes its invoice by itself, rests and ends", async ({ signedIn: page, server }) => {
  test.setTimeout(180_000);
  const roche = await client(page, server, "Abonnés du Rhône");
  await open(page, server, `/recurring/new?client=${roche}`);
  await expect(page.getByRole("heading", { level: 1, name: "Nouvelle facture récurrente" })).toBeVisible();
  await page.getByRole("textbox", { name: "Objet", exact: true }).fill("Abonnement {mois} {année} {semaine}");
  await cell(page, "Désignation").fill("Hébergement {mois}");
  await cell(page, "Prix unitaire").fill("80");
  await cell(page, "TVA").fill("20");
  // The days follow while one types, and a word that names no period is told before it is printed.
  const repetition = page.locator("#repetition");
  await expect(repetition.getByText(/^Prochaines dates\s:/)).toBeVisible();
  await expect(repetition.getByText(/seront imprimés tels quels.*semaine/)).toBeVisible();
  await page.getByRole("textbox", { name: "Objet", exact: true }).fill("Abonnement {mois} {année}");
  await expect(repetition.getByText("seront imprimés tels quels")).toBeHidden();
  await accessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await sticksOut(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await press(page, "Enregistrer");
  await page.waitForURL(/\/recurring\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;
  await expect(page.getByRole("heading", { level: 1, name: "Abonnement {mois} {année}" })).toBeVisible();
  await expect(panel(page, "Dates une fois en service").getByRole("listitem")).toHaveCount(5);

  await press(page, "Mettre en service");
  await expect(toast(page, "La facture récurrente est en service")).toBeVisible();
  const made = panel(page, "Factures créées à partir de ce modèle").getByRole("listitem");
  await expect(async () => {
    await open(page, server, path);
    await expect(made).toHaveCount(1, { timeout: 1_000 });
  }).toPass({ timeout: LOOKS });
  const number = await made.getByRole("link").innerText();
  await accessible(page);
  await made.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: number })).toBeVisible();
  const month = new Intl.DateTimeFormat("fr-FR", { month: "long", timeZone: "Europe/Paris" }).format(new Date());
  await expect(page.getByRole("article")).toContainText(`Hébergement ${month}`);
  await panel(page, "Fait à partir de").getByRole("link", { name: "Facture récurrente" }).click();
  await expect(page).toHaveURL(`${server.url}${path}`);

  await press(page, "Mettre en pause");
  await expect(toast(page, "La facture récurrente est en pause")).toBeVisible();
  await expect(page.getByRole("button", { name: "Reprendre", exact: true })).toBeVisible();
  await expect(panel(page, "Prochaines dates")).toHaveCount(0);
  await press(page, "Reprendre");
  await expect(panel(page, "Prochaines dates").getByRole("listitem")).toHaveCount(5);

  // In its list and at its client's.
  await open(page, server, "/recurring?q=rh%C3%B4ne");
  const row = page.locator("tbody.rows > tr").filter({ hasText: "Abonnés du Rhône" });
  await expect(row).toContainText("Tous les mois");
  await expect(row).toContainText(number);
  await expect(row.locator(".badge")).toHaveText("Active");
  await accessible(page);
  await open(page, server, `/clients/${roche}?tab=recurring`);
  await expect(page.getByRole("row").filter({ hasText: "Abonnement" })).toContainText("Tous les mois");

  await open(page, server, path);
  await choose(page, "Mettre fin");
  await expect(toast(page, "La facture récurrente est terminée")).toBeVisible();
  await expect(page.getByRole("button", { name: "Mettre en service" })).toHaveCount(0);
});

test("an invoice is made recurring, and the dashboard tells what comes next", async ({ signedIn: page, server }) => {
  const roche = await client(page, server, "Loyers Durand");
  const line = { "lines[0].description": "Loyer {mois}", "lines[0].quantity": "1", "lines[0].price": "900", "lines[0].vat": "20" };
  const form = { "fields.client": roche, "fields.price_basis": "net", "fields.title": "Bureau du quai", ...line };
  const draft = await call<string>(page, server, "documents/create", { kind: "invoice", form });
  await call(page, server, "documents/issue", { ids: [draft] });
  await open(page, server, `/invoices/${draft}`);
  await choose(page, "Rendre récurrente");
  await page.waitForURL(/\/recurring\/[0-9a-f-]{36}\/edit$/);
  await page.getByRole("textbox", { name: /^Répéter tous les/ }).fill("1");
  await page.getByRole("combobox", { name: "Unité" }).selectOption("days");
  await press(page, "Enregistrer");
  await page.waitForURL(/\/recurring\/[0-9a-f-]{36}$/);
  await press(page, "Mettre en service");
  await expect(toast(page, "La facture récurrente est en service")).toBeVisible();
  await open(page, server, "/");
  const heading = page.getByRole("heading", { name: "Prochaines factures récurrentes" });
  const next = page.locator("section.card").filter({ has: heading });
  await expect(next.locator("tbody a").first()).toHaveAttribute("href", /^\/recurring\/[0-9a-f-]{36}$/);
  await accessible(page);
  await heading.getByRole("link").click();
  await expect(page).toHaveURL(/\/recurring/);
  await expect(page.locator("tbody.rows > tr").filter({ hasText: "Loyers Durand" })).toContainText("Tous les jours");
});
