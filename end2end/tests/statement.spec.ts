// A client's statement: reached from the client's page and the palette, narrowed to days and to what is open, searched, taken out and printed.
import type { Locator, Page } from "@playwright/test";
import { accessible, addUser, expect, type Server, test } from "./fixtures";
import { call, client, draft, issued } from "./sales";
import { open, sticksOut } from "./steps";

/** A client with an invoice of 120 €, of which 50 € were paid in March: its id and the invoice's number. */
async function owing(page: Page, server: Server, name: string): Promise<[string, string]> {
  const id = await client(page, server, name);
  const number = await issued(page, server, await draft(page, server, "invoice", id, ["Conseil", "100"]));
  const paid = { "fields.client": id, "fields.amount": "50", "fields.currency": "EUR", "fields.paid_on": "2026-03-16" };
  await call(page, server, "payments/enter", { form: { ...paid, "fields.reference": "VIR-118" }, key: null });
  return [id, number];
}

/** What an account comes to. */
function sum(page: Page, label: string): Locator {
  return page.locator(".statement-sums .fact").filter({ has: page.getByText(label, { exact: true }) }).locator("dd");
}

function rows(page: Page): Locator {
  return page.locator("table.statement tbody tr:not(.carried, .said)");
}

test("a statement is told for any days, for what is open, and comes to what is owed", async ({ signedIn: page, server }) => {
  const [id, number] = await owing(page, server, "Relevé et Fils SARL");
  await open(page, server, `/clients/${id}`);
  await page.locator(".page-actions").getByRole("link", { name: "Relevé", exact: true }).click();
  await expect(page).toHaveURL(`${server.url}/clients/${id}/statement`);
  await expect(page.getByRole("heading", { level: 1, name: "Relevé de Relevé et Fils SARL" })).toBeVisible();

  await page.getByRole("combobox", { name: "Période" }).selectOption("all");
  await expect(page).toHaveURL(/\?period=all$/);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText("Paiement VIR-118");
  await expect(rows(page).last()).toContainText(`Facture ${number}`);
  await expect(sum(page, "Solde final")).toHaveText(/^70,00\s€$/);
  await expect(sum(page, "Débit")).toHaveText(/^120,00\s€$/);
  await expect(sum(page, "Crédit")).toHaveText(/^50,00\s€$/);
  await expect(page.getByText("À déduire", { exact: true })).toBeVisible();
  await accessible(page);

  // Searched, as in an account book.
  const search = page.getByRole("searchbox", { name: "Chercher une écriture" });
  await search.fill("vir-118");
  await expect(rows(page)).toHaveCount(1);
  await search.fill("rien de tel");
  await expect(rows(page)).toHaveCount(0);
  await expect(page.locator("table.statement")).toContainText("Rien ne correspond");
  await search.fill("");
  await expect(rows(page)).toHaveCount(2);

  // From a day to a day; Back returns to what was shown.
  await page.getByRole("combobox", { name: "Période" }).selectOption("days");
  await page.getByLabel("Du", { exact: true }).fill("2026-03-01");
  await page.getByLabel("Au", { exact: true }).fill("2026-03-31");
  await page.getByRole("button", { name: "Afficher", exact: true }).click();
  await expect(page).toHaveURL(/\?from=2026-03-01&to=2026-03-31$/);
  await expect(rows(page)).toHaveCount(1);
  await expect(sum(page, "Solde final")).toHaveText(/^-50,00\s€$/);
  await page.goBack();
  await page.goBack();
  await expect(rows(page)).toHaveCount(2);

  await page.getByRole("link", { name: "Postes ouverts" }).click();
  await expect(page).toHaveURL(/open=1/);
  await expect(sum(page, "Solde final")).toHaveText(/^70,00\s€$/);
  await expect(page.getByText("Solde de départ")).toHaveCount(0);
  await accessible(page);

  // A row leads to what it is about, and the page back to its client.
  await rows(page).last().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: number })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Relevé de Relevé et Fils SARL" })).toBeVisible();
  await page.locator(".crumbs a").last().click();
  await expect(page).toHaveURL(`${server.url}/clients/${id}`);
});

test("a statement is taken out as a table and as a PDF, and printed", async ({ signedIn: page, server }) => {
  const [id, number] = await owing(page, server, "Papier et Table SA");
  await open(page, server, `/clients/${id}/statement?period=all`);
  const table = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger en CSV" }).click();
  expect((await table).suggestedFilename()).toMatch(/^Relevé Papier et Table SA .*\.csv$/);
  const csv = await page.request.get(`${server.url}/api/clients/${id}/statement.csv?period=all`);
  expect(await csv.text()).toContain(`;Facture;${number};`);
  const pdf = await page.request.get(`${server.url}/files/clients/${id}/statement.pdf?period=all`);
  expect(pdf.ok(), await pdf.text()).toBe(true);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");

  // On paper there is no phone: all columns, and nothing to press.
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 700, height: 1000 });
  await expect(page.getByRole("columnheader", { name: "Débit" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Télécharger le PDF" })).toBeHidden();
  await expect(page.getByRole("combobox", { name: "Période" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await page.getByRole("button", { name: "Imprimer" }).click();
  await expect(page.locator("body[data-printed]")).toHaveCount(1);
});

test("the palette leads to the statement of the client on screen", async ({ signedIn: page, server }) => {
  const [id] = await owing(page, server, "Palette et Relevé SA");
  await open(page, server, `/clients/${id}`);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Rechercher" });
  await palette.getByRole("combobox").fill("extrait de compte");
  await palette.getByRole("option", { name: "Afficher le relevé" }).click();
  await expect(page).toHaveURL(`${server.url}/clients/${id}/statement`);
});

test("in English: a statement, its days and its table", async ({ as, server }) => {
  const user = addUser(server, { email: `statement.${process.pid}@atelier-nord.example`, name: "Emma Reed", role: "admin" });
  const page = await as(user);
  await open(page, server, "/settings/me");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  const [id, number] = await owing(page, server, "English Reader Ltd");
  await open(page, server, `/clients/${id}/statement?to=2026-03-31`);
  await expect(page.getByRole("heading", { level: 1, name: "Statement of English Reader Ltd" })).toBeVisible();
  await expect(page.locator("p.range")).toHaveText("Until 31 Mar 2026");
  await expect(rows(page)).toHaveText([/Payment VIR-118/]);
  await page.getByRole("combobox", { name: "Period" }).selectOption({ label: "Since the beginning" });
  await expect(rows(page)).toHaveCount(2);
  await expect(sum(page, "Closing balance")).toHaveText("€70.00");
  await expect(page.getByRole("link", { name: "Download PDF" })).toBeVisible();
  const csv = await (await page.request.get(`${server.url}/api/clients/${id}/statement.csv?period=all`)).text();
  expect(csv).toContain(`;Invoice;${number};`);
  await accessible(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

  test("a statement fits, with each amount and what is owed behind it", async ({ signedIn: page, server }) => {
    const [id] = await owing(page, server, "Étroite et Relevée SARL");
    for (const query of ["?period=all", "?period=all&open=1", "?from=2026-03-01&to=2026-03-31"]) {
      await open(page, server, `/clients/${id}/statement${query}`);
      await expect(rows(page).first()).toContainText(/50,00/);
      expect.soft(await sticksOut(page), query).toEqual([]);
    }
  });
});
