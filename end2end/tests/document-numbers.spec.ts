// How a company numbers its documents: behind another program's numbers, and from the next one on.
import type { Page } from "@playwright/test";
import { accessible, expect, PASSWORD, type Server, signIn, test } from "./fixtures";
import { call } from "./sales";
import { open, sticksOut, toast } from "./steps";

/** A company that has issued nothing yet. */
async function found(page: Page, server: Server): Promise<void> {
  server.run("demo", "--clients", "3", "--password", PASSWORD);
  await signIn(page, server);
  const form = { name: "Autre Maison", country: "FR", language: "fr", currency: "EUR", siret: "", neq: "" };
  const founded = await page.request.post(`${server.url}/api/auth/new-company`, { form, headers: { origin: server.url } });
  expect(founded.ok()).toBe(true);
}

/** A draft of an invoice: its id. */
async function draft(page: Page, server: Server): Promise<string> {
  const place = { "addresses[0].line1": "12 rue des Forges", "addresses[0].city": "Lyon", "addresses[0].country": "FR" };
  const of = { "fields.name": "Rivage & Cie", "fields.kind": "company", ...place, "addresses[0].is_main": "on" };
  const client = await call<string>(page, server, "clients/create", { form: of });
  const line = { "lines[0].description": "Étude", "lines[0].quantity": "1", "lines[0].price": "100", "lines[0].vat": "20" };
  const form = { "fields.client": client, "fields.price_basis": "net", ...line };
  return call<string>(page, server, "documents/create", { kind: "invoice", form });
}

test("invoices go on behind another program's numbers, and a pattern holds from the next one on", async ({ page, fresh }) => {
  await found(page, fresh);
  await open(page, fresh, "/settings/numbers");
  const invoices = page.getByRole("group", { name: "Factures et acomptes" });
  const pattern = invoices.getByRole("textbox", { name: "Modèle" });
  await expect(pattern).toHaveValue("F-{AAAA}-{0000}");
  await expect(invoices).toContainText(/F-\d{4}-0001, F-\d{4}-0002, F-\d{4}-0003, puis F-\d{4}-0001 l’an prochain/);
  await pattern.fill("FA{0000}");
  await pattern.press("Tab");
  await expect(pattern).toHaveAccessibleDescription(/demande l’année dans le numéro/);
  await invoices.getByRole("switch", { name: "Le compteur recommence chaque année" }).uncheck();
  await expect(pattern).not.toHaveAttribute("aria-invalid", "true");
  const last = invoices.getByRole("textbox", { name: "Dernier numéro d’un autre logiciel" });
  await last.fill("FA0052");
  await invoices.getByLabel("Date de ce numéro").fill("2026-01-05");
  await expect(invoices).toContainText("FA0053, FA0054, FA0055");

  // A number says which document is meant.
  const notes = page.getByRole("group", { name: "Avoirs" });
  const ofNotes = notes.getByRole("textbox", { name: "Modèle" });
  await notes.getByRole("switch").uncheck();
  await ofNotes.fill("fa1{000}");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByRole("alert")).toContainText("Rien n’a été enregistré");
  await expect(ofNotes).toHaveAccessibleDescription(/déjà pris ou réservés.*Factures et acomptes/);
  await accessible(page);
  await ofNotes.fill("AV{000}");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(toast(page, "Enregistré")).toBeVisible();
  const invoice = await draft(page, fresh);

  await open(page, fresh, `/invoices/${invoice}`);
  await page.getByRole("button", { name: "Émettre", exact: true }).click();
  await page.getByRole("dialog", { name: "Émettre ce document" }).getByRole("button", { name: "Émettre", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("FA0053");

  // Where it began stays; what follows may look otherwise.
  await open(page, fresh, "/settings/numbers");
  await expect(last).toHaveValue("52");
  await expect(last).toHaveJSProperty("readOnly", true);
  await expect(invoices).toContainText("FA0054, FA0055, FA0056");
  await pattern.fill("FB-{AA}-{000}");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(toast(page, "Enregistré")).toBeVisible();
  await expect(invoices).toContainText(/FB-\d\d-054, FB-\d\d-055/);
  const next = await draft(page, fresh);
  const issued = await call<[string, string][]>(page, fresh, "documents/issue", { ids: [next] });
  expect(issued[0]![1]).toMatch(/^FB-\d\d-054$/);
  await open(page, fresh, `/invoices/${invoice}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("FA0053");
  await open(page, fresh, "/settings/security-log");
  await expect(page.getByText(/Factures et acomptes, Avoirs/).first()).toBeVisible();
});

test("the numbers of documents fit a phone, in the dark, in both languages", async ({ page, fresh }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await found(page, fresh);
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, fresh, "/settings/numbers");
  await expect(page.getByRole("group", { name: "Livraisons" })).toContainText("Prochains numéros");
  expect(await sticksOut(page)).toEqual([]);
  await accessible(page);
  await open(page, fresh, "/settings/me");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await open(page, fresh, "/settings/numbers");
  await expect(page.getByRole("group", { name: "Invoices and down payments" })).toContainText("Next numbers: F-");
  expect(await sticksOut(page)).toEqual([]);
});
