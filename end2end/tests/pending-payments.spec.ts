// Payments that are on their way: they count for nothing until they have come in.
import { accessible, expect, test } from "./fixtures";
import { account, call, client, draft, fact, issued, press } from "./sales";
import { chip, open, toast } from "./steps";

test("a payment on its way pays its invoice once it is received", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Prélevée SARL");
  const invoice = await draft(page, server, "invoice", id, ["Abonnement", "100"]);
  const number = await issued(page, server, invoice);
  await open(page, server, `/invoices/${invoice}`);
  await press(page, "Saisir un paiement");
  const pay = page.getByRole("dialog", { name: "Saisir un paiement" });
  await pay.getByRole("combobox", { name: "Statut" }).selectOption({ label: "En attente" });
  await accessible(page);
  await pay.getByRole("button", { name: "Enregistrer le paiement" }).click();
  await expect(toast(page, "Paiement en attente enregistré")).toBeVisible();
  await expect(fact(page, "Reste à payer")).toHaveText(/^120,00\s€$/);
  expect(await account(page, server, id)).toEqual([12_000, 0]);

  await open(page, server, `/clients/${id}?tab=payments`);
  const row = page.getByRole("row").filter({ hasText: number });
  await expect(row).toContainText("En attente");
  await row.getByRole("link").first().click();
  await expect(page.getByText(/Une fois reçu, il réglera/)).toContainText(number);
  await press(page, "Marquer comme reçu");
  const dialog = page.getByRole("dialog", { name: "Marquer comme reçu" });
  await expect(dialog.getByLabel("Date du paiement")).toHaveValue(/^\d{4}-\d{2}-\d{2}$/);
  await dialog.getByRole("button", { name: "Marquer comme reçu" }).click();
  await expect(toast(page, "Paiement reçu")).toBeVisible();
  await expect(page.locator(".record-head .badge")).toHaveText("Terminé");
  await expect.poll(() => account(page, server, id)).toEqual([0, 12_000]);
  await open(page, server, `/invoices/${invoice}`);
  await expect(page.locator(".record-head .badge")).toHaveText("Payée");
});

test("a payment that does not come is marked as failed, and leaves its invoice to pay", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Rejetée SARL");
  const invoice = await draft(page, server, "invoice", id, ["Abonnement", "50"]);
  await issued(page, server, invoice);
  await open(page, server, `/payments/new?client=${id}&invoice=${invoice}`);
  await page.getByRole("combobox", { name: "Statut" }).selectOption({ label: "En attente" });
  await page.getByRole("button", { name: "Enregistrer le paiement" }).click();
  await expect(page.locator(".record-head .badge")).toHaveText("En attente");
  await press(page, "Autres actions");
  await page.getByRole("menuitem", { name: "Marquer comme échoué" }).click();
  await page.getByRole("dialog", { name: "Marquer comme échoué" }).getByRole("button", { name: "Marquer comme échoué" }).click();
  await expect(page.getByText(/Ce paiement a échoué/)).toBeVisible();
  expect(await account(page, server, id)).toEqual([6_000, 0]);
  await open(page, server, "/payments");
  await chip(page, "Échoués").click();
  await expect(page.getByRole("row").filter({ hasText: "Rejetée SARL" })).toHaveCount(1);
});

test("how a payment came in is changed from its row, and told", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Référencée SARL");
  const form = { "fields.client": id, "fields.amount": "40", "fields.currency": "EUR", "fields.paid_on": "2026-01-15" };
  await call(page, server, "payments/enter", { form, key: null });
  await open(page, server, `/clients/${id}?tab=payments`);
  const row = page.getByRole("row").filter({ hasText: /40,00/ });
  await row.getByRole("button", { name: /^Actions pour/ }).click();
  const menu = page.getByRole("menu", { name: /^Actions pour/ });
  await expect(menu.getByRole("menuitem", { name: "Affecter aux factures" })).toBeVisible();
  await menu.getByRole("menuitem", { name: "Modifier", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Modifier le paiement" });
  await expect(dialog).toBeVisible();
  await accessible(page);
  await dialog.getByLabel("Moyen de paiement").selectOption({ label: "Chèque" });
  await dialog.getByLabel("Référence de transaction").fill("CHQ 4471");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(toast(page, "Paiement modifié")).toBeVisible();
  await expect(page).toHaveURL(/\/payments\/[0-9a-f-]{36}$/);
  await expect(fact(page, "Référence de transaction")).toHaveText("CHQ 4471");
  await expect(fact(page, "Moyen de paiement")).toHaveText("Chèque");
  await page.getByRole("tab", { name: "Activité" }).click();
  await expect(page.getByRole("tabpanel").getByText("Vous avez modifié ce paiement").first()).toBeVisible();
  expect(await account(page, server, id)).toEqual([-4_000, 4_000]);
});
