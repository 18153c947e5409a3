// The page of a document and of a payment: from a quote to what is paid, with what the client owes at each step.
import { accessible, addUser, expect, test } from "./fixtures";
import { account, call, choose, client, draft, fact, issue, issued, panel, press, toItsPage } from "./sales";
import { open, sticksOut, toast } from "./steps";

test("from a quote to what is paid, and what the client owes at each step", async ({ signedIn: page, server }) => {
  const roche = await client(page, server, "Rivage & Cie");
  const quote = await draft(page, server, "quote", roche, ["Étude du quai", "100"], ["Livraison", "20"]);
  const owed = (...expected: [number, number]) => expect.poll(() => account(page, server, roche)).toEqual(expected);

  await open(page, server, `/quotes/${quote}`);
  const sheet = page.getByRole("article", { name: /^Devis/ });
  await expect(sheet).toContainText("Étude du quai");
  await expect(sheet).toContainText(/144,00\s€/);
  await accessible(page);
  const offer = await issue(page);
  await press(page, "Accepté par le client");
  await expect(toast(page, "L’accord du client est noté")).toBeVisible();
  await owed(0, 0);
  await expect(page.locator(".record-facts .fact").filter({ hasText: "Accepté le" })).toContainText(/noté par \S/);

  await press(page, "Facturer");
  const invoice = await toItsPage(page, server, "invoices");
  await expect(panel(page, "Fait à partir de").getByRole("link", { name: offer })).toHaveAttribute("href", `/quotes/${quote}`);
  const number = await issue(page);
  await expect(fact(page, "Reste à payer")).toHaveText(/^144,00\s€$/);
  await owed(14_400, 0);

  // Pressed twice, it is entered once.
  let entered = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/payments/enter") entered += 1;
  });
  await press(page, "Saisir un paiement");
  const pay = page.getByRole("dialog", { name: "Saisir un paiement" });
  const amount = pay.getByRole("textbox", { name: "Montant" });
  await expect(amount).toHaveValue("144,00");
  await accessible(page);
  await amount.fill("150");
  await expect(pay.getByText(/Restera sur le compte\s:\s6,00\s€/)).toBeVisible();
  await amount.fill("44");
  await expect(pay.getByText("Rien ne restera sur le compte.")).toBeVisible();
  await pay.getByRole("textbox", { name: "Référence de transaction" }).fill("VIR-44");
  await pay.getByRole("button", { name: "Enregistrer le paiement" }).dblclick();
  await expect(pay).toBeHidden();
  await expect(fact(page, "Reste à payer")).toHaveText(/^100,00\s€$/);
  await expect(panel(page, "Réglée par").getByRole("listitem")).toHaveCount(1);
  await expect(panel(page, "Réglée par")).toContainText("VIR-44");
  await owed(10_000, 4_400);
  expect(entered).toBe(1);

  // The delivery did not take place: it is taken back, and what it was worth pays its invoice.
  await choose(page, "Créer un avoir");
  await page.waitForURL(/\/credit-notes\/[0-9a-f-]{36}\/edit$/);
  const first = page.getByRole("group", { name: "Ligne 1", exact: true });
  await expect(first.getByRole("textbox", { name: "Désignation" })).toHaveValue("Étude du quai");
  await first.getByRole("button", { name: "Retirer la ligne" }).click();
  const left = first.getByRole("textbox", { name: "Désignation" });
  await expect(left).toHaveValue("Livraison");
  await left.focus();
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/credit-notes\/[0-9a-f-]{36}$/);
  await issue(page);
  await owed(7_600, 4_400);
  await press(page, "Utiliser l’avoir");
  const apply = page.getByRole("dialog", { name: "Régler des factures avec cet avoir" });
  const part = apply.getByRole("textbox", { name: `Affecté à la facture ${number}` });
  await expect(part).toHaveValue("24,00");
  await part.fill("30");
  await expect(apply.getByText(/Trop affecté\s:\s6,00\s€/)).toBeVisible();
  await apply.getByRole("button", { name: "Affecter", exact: true }).click();
  await expect(part).toHaveAttribute("aria-invalid", "true");
  await part.fill("24");
  await apply.getByRole("button", { name: "Affecter", exact: true }).click();
  await expect(toast(page, "Avoir utilisé")).toBeVisible();
  await expect(fact(page, "Reste à utiliser")).toHaveText(/^0,00\s€$/);
  await owed(7_600, 4_400);

  await panel(page, "Règle").getByRole("link").click();
  await expect(page).toHaveURL(`${server.url}${invoice}`);
  await press(page, "Saisir un paiement");
  await expect(amount).toHaveValue("76,00");
  await expect(amount).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(pay).toBeHidden();
  await expect(page.locator(".record-head .badge")).toHaveText("Payée");
  await expect(panel(page, "Réglée par").getByRole("listitem")).toHaveCount(3);
  await expect(page.getByRole("button", { name: "Saisir un paiement" })).toHaveCount(0);
  await owed(0, 12_000);

  await page.locator(".record-head").getByRole("link", { name: "Rivage & Cie" }).click();
  await expect(fact(page, "Solde")).toHaveText(/^0,00\s€$/);
  await expect(fact(page, "Payé à ce jour")).toHaveText(/^120,00\s€$/);
  await expect(page.locator(".panel").filter({ hasText: "Derniers articles achetés" })).toContainText("Étude du quai");
  await page.getByRole("tab", { name: "Factures", exact: true }).click();
  const row = page.getByRole("row").filter({ hasText: number });
  await expect(row).toContainText("Payée");
  await page.getByRole("tab", { name: "Activité", exact: true }).click();
  // What each movement came to, and what was owed after it.
  await expect(page.locator(".feed li").filter({ hasText: number }).last()).toContainText(/144,00\s€/);
  await accessible(page);
});

test("the form of what is issued leads to its page", async ({ signedIn: page, server }) => {
  const id = await draft(page, server, "invoice", await client(page, server, "Déjà Émise SA"), ["Étude", "100"]);
  const number = await issued(page, server, id);
  await open(page, server, `/invoices/${id}/edit`);
  await expect(page.getByRole("heading", { level: 1, name: "Cette fiche ne se modifie plus" })).toBeVisible();
  await accessible(page);
  await page.getByRole("link", { name: "Ouvrir la fiche" }).click();
  await expect(page).toHaveURL(`${server.url}/invoices/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: number })).toBeVisible();
  // What comes next, and the letter beside it.
  await expect(page.locator(".record-head").getByRole("button", { name: "Envoyer par e-mail" })).toBeVisible();
  await expect(page.getByRole("article", { name: /^Facture/ })).toContainText("SIRET");
});

test("a payment goes to the oldest invoice first, is taken off, given back in part and told", async ({ signedIn: page, server }) => {
  const roche = await client(page, server, "Deux Factures SA");
  const numbers: string[] = [];
  for (const price of ["50", "30"]) numbers.push(await issued(page, server, await draft(page, server, "invoice", roche, ["Conseil", price])));

  await open(page, server, `/clients/${roche}?tab=payments`);
  await page.getByRole("tabpanel").getByRole("link", { name: "Saisir un paiement" }).click();
  await expect(page).toHaveURL(`${server.url}/payments/new?client=${roche}`);
  const part = (at: number) => page.getByRole("textbox", { name: `Affecté à la facture ${numbers[at]}` });
  await page.getByRole("button", { name: "Enregistrer le paiement" }).click();
  const amount = page.getByRole("textbox", { name: "Montant" });
  await expect(amount).toHaveAttribute("aria-invalid", "true");
  await amount.fill("80");
  await press(page, "Le plus ancien d’abord");
  await expect(part(0)).toHaveValue("60,00");
  await expect(part(1)).toHaveValue("20,00");
  await part(1).fill("15");
  await expect(page.getByText(/Restera sur le compte\s:\s5,00\s€/)).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Enregistrer le paiement" }).click();
  await page.waitForURL(/\/payments\/[0-9a-f-]{36}$/);
  await expect(fact(page, "Sur le compte")).toHaveText(/^5,00\s€$/);
  await expect.poll(() => account(page, server, roche)).toEqual([1_600, 8_000]);
  await accessible(page);

  await page.getByRole("button", { name: `Retirer de la facture ${numbers[1]}` }).click();
  await expect(fact(page, "Sur le compte")).toHaveText(/^20,00\s€$/);
  await choose(page, "Rembourser");
  const refund = page.getByRole("dialog", { name: "Rembourser" });
  await refund.getByRole("textbox", { name: "Montant" }).fill("20,01");
  await refund.getByRole("button", { name: "Rembourser", exact: true }).click();
  await expect(refund.getByRole("textbox", { name: "Montant" })).toHaveAttribute("aria-invalid", "true");
  await refund.getByRole("textbox", { name: "Montant" }).fill("5");
  await refund.getByRole("button", { name: "Rembourser", exact: true }).click();
  await expect(refund).toBeHidden();
  await expect(fact(page, "Sur le compte")).toHaveText(/^15,00\s€$/);
  await expect.poll(() => account(page, server, roche)).toEqual([2_100, 7_500]);
  // The rest goes where it was.
  await press(page, "Affecter");
  const allocate = page.getByRole("dialog", { name: "Affecter aux factures" });
  await expect(allocate.getByRole("textbox", { name: `Affecté à la facture ${numbers[1]}` })).toHaveValue("15,00");
  await allocate.getByRole("button", { name: "Affecter", exact: true }).click();
  await expect(fact(page, "Sur le compte")).toHaveText(/^0,00\s€$/);
  // The refund was a mistake.
  await page.getByRole("button", { name: /^Annuler le remboursement de 5,00/ }).click();
  await expect(fact(page, "Sur le compte")).toHaveText(/^5,00\s€$/);
  await expect.poll(() => account(page, server, roche)).toEqual([1_600, 8_000]);
});

test("what was entered by mistake is deleted, and its invoice is owed again", async ({ signedIn: page, as, server }) => {
  const roche = await client(page, server, "Erreur de Saisie");
  const invoice = await draft(page, server, "invoice", roche, ["Conseil", "50"]);
  await issued(page, server, invoice);
  const form = { "fields.client": roche, "fields.amount": "60", "fields.currency": "EUR", "fields.paid_on": "2026-03-16" };
  const sent = { form: { ...form, [`parts.${invoice}`]: "60" }, key: null };
  const payment = await call<string>(page, server, "payments/enter", sent);
  const reader = await as(addUser(server, { email: "reader@atelier-nord.example", name: "Rose Reader", role: "read_only" }));
  await open(reader, server, `/payments/${payment}`);
  await expect(fact(reader, "Montant")).toHaveText(/^60,00\s€$/);
  await expect(reader.getByRole("button", { name: "Autres actions" })).toHaveCount(0);

  await open(page, server, `/payments/${payment}`);
  await choose(page, "Supprimer");
  const question = page.getByRole("dialog", { name: "Supprimer ce paiement" });
  await question.getByRole("button", { name: "Supprimer", exact: true }).click();
  await expect(page.getByText("Ce paiement est supprimé")).toBeVisible();
  await expect.poll(() => account(page, server, roche)).toEqual([6_000, 0]);
  // Whoever looks elsewhere hears of it.
  await expect(reader.getByText("Ce paiement est supprimé")).toBeVisible();

  await open(page, server, `/invoices/${invoice}`);
  await choose(page, "Abandonner le reste");
  const given = page.getByRole("dialog", { name: "Abandonner le reste" });
  await expect(given.getByRole("textbox", { name: "Montant" })).toHaveValue("60,00");
  await given.getByRole("textbox", { name: "Motif" }).fill("Introuvable");
  await given.getByRole("button", { name: "Abandonner le reste" }).click();
  await expect(panel(page, "Réglée par")).toContainText("Introuvable");
  await expect.poll(() => account(page, server, roche)).toEqual([0, 0]);
  // Found after all.
  await press(page, "Réclamer de nouveau");
  await expect(toast(page, "De nouveau à payer")).toBeVisible();
  await expect.poll(() => account(page, server, roche)).toEqual([6_000, 0]);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

  test("a document, a payment and a client's tabs fit", async ({ signedIn: page, server }) => {
    const roche = await client(page, server, "Étroite SARL");
    const lines: [string, string][] = [["Conseil en aménagement des quais et des entrepôts", "1250"], ["Livraison", "20"]];
    const invoice = await draft(page, server, "invoice", roche, ...lines);
    await issued(page, server, invoice);
    const form = { "fields.client": roche, "fields.amount": "60", "fields.currency": "EUR", "fields.paid_on": "2026-03-16" };
    const payment = await call<string>(page, server, "payments/enter", { form: { ...form, [`parts.${invoice}`]: "60" }, key: null });
    const paths = [`/invoices/${invoice}`, `/payments/${payment}`, `/payments/new?client=${roche}`];
    paths.push(...["invoices", "payments", "activity"].map((tab) => `/clients/${roche}?tab=${tab}`));
    for (const path of paths) {
      await open(page, server, path);
      await expect(page.locator("main")).toContainText(/60,00|1\s(524|464),00/);
      expect.soft(await sticksOut(page), path).toEqual([]);
    }
  });
});
