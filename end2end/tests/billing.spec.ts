// Billing from end to end for those who do it otherwise than most journeys: by keys alone, in English, on a phone.
import { accessible, addUser, expect, test } from "./fixtures";
import { account, client, draft, fact, issued } from "./sales";
import { open, sticksOut, tabTo, toast } from "./steps";

test("an invoice is written, issued and paid by keys alone", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Touches SARL");
  await open(page, server, `/invoices/new?client=${id}`);
  await expect(page.getByRole("textbox", { name: "Désignation" })).toBeFocused();
  for (const text of ["Conseil", "2", "h", "75", "", "20"]) {
    if (text) await page.keyboard.type(text);
    if (text !== "20") await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
  await tabTo(page, page.getByRole("button", { name: "Émettre", exact: true }), "Tab", 150);
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog", { name: "Émettre ce document" });
  await expect(question).toBeVisible();
  await tabTo(page, question.getByRole("button", { name: "Émettre", exact: true }));
  await page.keyboard.press("Enter");
  await expect(toast(page, "Émis sous le numéro").last()).toBeVisible();
  await expect(fact(page, "Reste à payer")).toHaveText(/^180,00\s€$/);
  await tabTo(page, page.getByRole("button", { name: "Saisir un paiement" }), "Tab", 150);
  await page.keyboard.press("Enter");
  const pay = page.getByRole("dialog", { name: "Saisir un paiement" });
  await expect(pay.getByRole("textbox", { name: "Montant" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(pay).toBeHidden();
  await expect(page.locator(".record-head .badge")).toHaveText("Payée");
  await expect.poll(() => account(page, server, id)).toEqual([0, 18_000]);
});

test("in English, a quote becomes an invoice and is paid in part", async ({ signedIn: owner, server, as }) => {
  const id = await client(owner, server, "Harbour Ltd");
  const page = await as(addUser(server, { email: "ann@atelier-nord.example", name: "Ann Accounts", role: "accountant" }));
  await open(page, server, "/settings/me");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await open(page, server, `/quotes/new?client=${id}`);
  const line = page.getByRole("group", { name: "Line 1", exact: true });
  await line.getByRole("textbox", { name: "Description" }).fill("Survey");
  await line.getByRole("textbox", { name: "Quantity" }).fill("1.5");
  await line.getByRole("textbox", { name: "Unit price" }).fill("1000.50");
  await line.getByRole("textbox", { name: "VAT" }).fill("20");
  await expect(line).toContainText(/€1,500\.75/);
  await accessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/quotes\/[0-9a-f-]{36}$/);
  const issue = async () => {
    await page.getByRole("button", { name: "Issue", exact: true }).click();
    await page.getByRole("dialog", { name: "Issue this document" }).getByRole("button", { name: "Issue", exact: true }).click();
    await expect(toast(page, "Issued as").last()).toBeVisible();
  };
  await issue();
  await page.getByRole("button", { name: "Accepted by the client" }).click();
  await expect(toast(page, "acceptance is noted")).toBeVisible();
  await page.getByRole("button", { name: "Invoice it", exact: true }).click();
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}\/edit$/);
  await open(page, server, new URL(page.url()).pathname.replace(/\/edit$/, ""));
  await issue();
  await expect(fact(page, "Left to pay")).toHaveText("€1,800.90");
  await page.getByRole("button", { name: "Enter a payment" }).click();
  const pay = page.getByRole("dialog", { name: "Enter a payment" });
  await pay.getByRole("textbox", { name: "Amount" }).fill("800.90");
  await pay.getByRole("button", { name: "Save the payment" }).click();
  await expect(fact(page, "Left to pay")).toHaveText("€1,000.00");
  await expect(page.locator(".record-head .badge")).toHaveText("Partly paid");
});

test("each figure of the dashboard leads to its list", async ({ signedIn: page, server }) => {
  const id = await client(page, server, "Tableau SARL");
  await issued(page, server, await draft(page, server, "invoice", id, ["Pose", "123"]));
  await open(page, server, "/");
  await page.getByText("Voir les montants").click();
  const year = page.getByRole("table").filter({ hasText: "Ventes HT" });
  await year.getByRole("row").last().getByRole("link").first().click();
  await expect(page).toHaveURL(/\/invoices\?.*from=\d{4}-\d{2}-01&to=/);
  await expect(page.locator("tbody.rows > tr").filter({ hasText: "Tableau SARL" })).toHaveCount(1);
  await page.goBack();
  const late = page.locator("section.card").filter({ has: page.getByRole("heading", { name: "Retards par ancienneté" }) });
  await expect(late.getByRole("link")).toHaveCount(4);
  await late.getByRole("link", { name: "31 à 60 jours" }).click();
  await expect(page).toHaveURL(/\/invoices\?state=overdue&due_from=\d{4}-\d{2}-\d{2}&due_to=/);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("an invoice is issued and paid with a thumb", async ({ signedIn: page, server }) => {
    const id = await client(page, server, "Pouce SARL");
    const invoice = await draft(page, server, "invoice", id, ["Dépannage", "90"]);
    await open(page, server, `/invoices/${invoice}`);
    expect(await sticksOut(page)).toEqual([]);
    await page.getByRole("button", { name: "Émettre", exact: true }).tap();
    await page.getByRole("dialog", { name: "Émettre ce document" }).getByRole("button", { name: "Émettre", exact: true }).tap();
    await expect(toast(page, "Émis sous le numéro").last()).toBeVisible();
    await page.getByRole("button", { name: "Saisir un paiement" }).tap();
    const pay = page.getByRole("dialog", { name: "Saisir un paiement" });
    await expect(pay.getByRole("textbox", { name: "Montant" })).toHaveValue("108,00");
    expect(await sticksOut(page)).toEqual([]);
    await accessible(page);
    await pay.getByRole("button", { name: "Enregistrer le paiement" }).tap();
    await expect(page.locator(".record-head .badge")).toHaveText("Payée");
    await expect.poll(() => account(page, server, id)).toEqual([0, 10_800]);
  });

  test("a client's documents and figures fit", async ({ signedIn: page, server }) => {
    const id = await client(page, server, "Largeur SARL");
    await issued(page, server, await draft(page, server, "invoice", id, ["Conseil", "100"]));
    for (const tab of ["invoices", "purchases", "statistics", "account"]) {
      await open(page, server, `/clients/${id}?tab=${tab}`);
      expect(await sticksOut(page), tab).toEqual([]);
    }
  });
});
