// When an invoice is paid: terms with days behind a month's end, several parts, and what paying late costs.
import { accessible, expect, PASSWORD, signIn, test } from "./fixtures";
import { client, draft, fact, issue, panel, press } from "./sales";
import { open, sticksOut, toast } from "./steps";

test("an invoice is paid in parts, each by its own day", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Échelonnements & Cie");
  const invoice = await draft(page, server, "invoice", id, ["Pose de stores", "100"]);
  await open(page, server, `/invoices/${invoice}/edit`);
  await press(page, "Payer en plusieurs fois");
  const part = (number: number) => page.getByRole("group", { name: `Échéance ${number}`, exact: true });
  const cell = (number: number, name: string) => part(number).getByRole("textbox", { name, exact: true });
  await expect(cell(1, "Part ou montant")).toBeFocused();
  await cell(1, "Part ou montant").fill("30 %");
  await cell(2, "Part ou montant").fill("40 %");
  await cell(2, "Jours").fill("30");
  await press(page, "Ajouter une échéance");
  await cell(3, "Jours").fill("60");
  await part(3).getByRole("checkbox", { name: "Fin de mois" }).check();
  await expect(part(1)).toContainText(/36,00\s€/);
  await expect(part(2)).toContainText(/48,00\s€/);
  await expect(part(3)).toContainText(/36,00\s€/);
  await accessible(page);

  // What does not come to the whole is told beside the last part, and not saved.
  await cell(3, "Part ou montant").fill("20 %");
  const about = page.getByRole("textbox", { name: "Objet" });
  await about.focus();
  await expect(cell(3, "Part ou montant")).toHaveAccessibleDescription(/ne font pas le total/);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("link", { name: /^Échéancier — Les parts ne font pas le total/ })).toBeVisible();
  await cell(3, "Part ou montant").fill("");
  await expect(part(3)).toContainText(/36,00\s€/);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await sticksOut(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await about.focus();
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);

  // They are there when it is opened again.
  await open(page, server, `/invoices/${invoice}/edit`);
  await expect(cell(2, "Part ou montant")).toHaveValue("40 %");
  await expect(part(3).getByRole("checkbox", { name: "Fin de mois" })).toBeChecked();

  await open(page, server, `/invoices/${invoice}`);
  await issue(page);
  const sheet = page.getByRole("article", { name: /^Facture/ });
  await expect(sheet).toContainText("Échéancier");
  await expect(sheet).toContainText(/indemnité forfaitaire de 40,00\s€/);
  const parts = panel(page, "Échéancier").getByRole("listitem");
  await expect(parts).toHaveCount(3);
  await accessible(page);

  await press(page, "Saisir un paiement");
  const pay = page.getByRole("dialog", { name: "Saisir un paiement" });
  await pay.getByRole("textbox", { name: "Montant" }).fill("50");
  await pay.getByRole("button", { name: "Enregistrer le paiement" }).click();
  await expect(fact(page, "Reste à payer")).toHaveText(/^70,00\s€$/);
  await expect(parts.nth(0)).toContainText("Payée");
  await expect(parts.nth(1)).toContainText(/14,00\s€ réglés/);
  await expect(parts.nth(2)).toContainText("À payer");
});

test("payment terms count days behind the end of a month, and the company names its penalty", async ({ page, fresh }) => {
  fresh.run("demo", "--clients", "3", "--password", PASSWORD);
  await signIn(page, fresh);
  await open(page, fresh, "/settings/lists?list=payment_terms");
  const after = page.getByRole("textbox", { name: "Puis, après la fin du mois" });
  await expect(after).toBeHidden();
  await page.getByRole("textbox", { name: "Nouvel intitulé" }).fill("FDM 45");
  await page.getByRole("textbox", { name: "Jours", exact: true }).fill("0");
  await page.getByRole("checkbox", { name: "Fin de mois" }).check();
  await after.fill("45");
  await press(page, "Ajouter");
  await expect(page.locator(".setting").filter({ hasText: "FDM 45" })).toContainText("Fin de mois + 45 jours · Jamais utilisé");
  await expect(after).toBeHidden();

  await open(page, fresh, "/settings/company");
  await page.getByRole("textbox", { name: "Pénalité de retard annuelle" }).fill("12,5");
  await press(page, "Enregistrer");
  await expect(toast(page, "Enregistré")).toBeVisible();
  const invoice = await draft(page, fresh, "invoice", await client(page, fresh, "Retardataire"), ["Pose", "100"]);
  await open(page, fresh, `/invoices/${invoice}`);
  await expect(page.getByRole("article", { name: /^Facture/ })).toContainText(/pénalités au taux annuel de 12,5\s%/);
});

test("terms in parts are a client’s own, and are changed for one invoice", async ({ signedIn: page, server }) => {
  await open(page, server, "/settings/lists?list=payment_terms");
  await page.getByRole("textbox", { name: "Nouvel intitulé" }).fill("Acompte 40, solde 45");
  await press(page, "Payer en plusieurs fois");
  const row = (number: number) => page.getByRole("group", { name: `Échéance ${number}`, exact: true });
  await expect(row(1).getByRole("textbox", { name: "Part" })).toBeFocused();
  await row(1).getByRole("textbox", { name: "Part" }).fill("40 %");
  await row(2).getByRole("textbox", { name: "Part" }).fill("50 %");
  await row(2).getByRole("textbox", { name: "Jours" }).fill("45");
  await expect(row(2).getByRole("textbox", { name: "Part" })).toHaveAccessibleDescription(/ne font pas le total/);
  await row(2).getByRole("textbox", { name: "Part" }).fill("");
  await accessible(page);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await sticksOut(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await press(page, "Ajouter");
  const entry = page.locator(".setting").filter({ hasText: "Acompte 40, solde 45" });
  await expect(entry).toContainText(/40\s%\s: À réception · Solde\s: 45 jours/);
  await expect(row(1)).toBeHidden();
  const terms = (await entry.getAttribute("id"))!.replace("entry-", "");

  const id = await client(page, server, "Parts & Fils", { "fields.payment_terms": terms });
  const invoice = await draft(page, server, "invoice", id, ["Pose de stores", "100"]);
  await open(page, server, `/invoices/${invoice}/edit`);
  await expect(page.getByText("Convenues avec ce client : elles priment celles de l’entreprise.")).toBeVisible();
  const agreed = page.locator(".instalments-agreed");
  await expect(agreed.getByRole("listitem")).toHaveText([/^48,00\s€ le/, /^72,00\s€ le/]);
  await open(page, server, `/invoices/${invoice}`);
  await issue(page);
  await expect(panel(page, "Échéancier").getByRole("listitem")).toHaveCount(2);

  const other = await draft(page, server, "invoice", id, ["Pose de stores", "100"]);
  await open(page, server, `/invoices/${other}/edit`);
  await press(page, "Modifier pour ce document");
  await row(1).getByRole("textbox", { name: "Part ou montant" }).fill("50 %");
  await expect(row(2)).toContainText(/60,00\s€/);
  await expect(agreed).toBeHidden();
  await page.getByRole("textbox", { name: "Objet" }).focus();
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
});
