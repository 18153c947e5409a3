// Paying in the portal: how to pay by transfer, for several invoices or one, and by card on the provider's page, which is entered by itself.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { enterByLink } from "./door";
import { accessible, expect, type Server, test } from "./fixtures";
import { account, call, client, draft, issued } from "./sales";
import { type Sink, sink } from "./sink";
import { open, sticksOut, toast } from "./steps";

const SECRET = "whsec_0123456789";

/** A provider on loopback: it makes pages, and keeps what it was asked. */
const asked: URLSearchParams[] = [];
/** What became of its pages. */
const states = new Map<string, "open" | "expired" | "complete">();
const provider = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    const [, page, expire] = /^\/v1\/checkout\/sessions\/(\w+)(\/expire)?$/.exec(request.url ?? "") ?? [];
    if (page) {
      if (expire && states.get(page) !== "open") response.statusCode = 400;
      else if (expire) states.set(page, "expired");
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(shown(page)));
    } else if (request.method === "POST") {
      asked.push(new URLSearchParams(body));
      states.set(`cs_${asked.length}`, "open");
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(shown(`cs_${asked.length}`)));
    } else {
      response.setHeader("content-type", "text/html");
      response.end("<!DOCTYPE html><html lang=fr><title>Stripe</title><h1>Votre carte</h1>");
    }
  });
});

/** A page as it is told of, and shown to whoever asks. */
function shown(page: string): Record<string, unknown> {
  const order = asked[Number(page.slice(3)) - 1]!;
  const status = states.get(page);
  return {
    id: page, url: `${home()}/pay/${page}`, status, payment_status: status === "complete" ? "paid" : "unpaid", payment_intent: `pi_${page}`,
    client_reference_id: order.get("client_reference_id"), currency: "eur",
    amount_total: Number(order.get("line_items[0][price_data][unit_amount]")),
  };
}

function home(): string {
  return `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
}

test.beforeAll(async () => {
  await new Promise<void>((listening) => provider.listen(0, "127.0.0.1", listening));
  // Servers of these tests ask it: each is started after this.
  process.env.CLIENTELE_STRIPE_URL = home();
});

test.afterAll(() => {
  delete process.env.CLIENTELE_STRIPE_URL;
  provider.close();
});

async function inside(guest: Page, server: Server, mail: Sink): Promise<void> {
  await enterByLink(guest, server, mail, "ines@portail.example");
  await expect(guest.getByRole("heading", { name: "Bonjour Inès Portail" })).toBeVisible();
}

/** A client who is invited, with two invoices: its id and their numbers. */
async function owing(page: Page, server: Server, mail: Sink): Promise<[string, string[]]> {
  const form = { host: "127.0.0.1", port: String(mail.port), security: "open", sender: "compta@noe.example" };
  await call(page, server, "mail/settings-save", { version: 0, form });
  const person = { "contacts[0].first_name": "Inès", "contacts[0].last_name": "Portail", "contacts[0].email": "ines@portail.example" };
  const id = await client(page, server, "Verrerie du Portail", person);
  const numbers = [];
  for (const price of ["250", "100"]) numbers.push(await issued(page, server, await draft(page, server, "invoice", id, ["Vitrail", price])));
  const { client: kept } = await call<{ client: { contacts: { id: string }[] } }>(page, server, "clients/get", { id });
  await open(page, server, `/contacts/${kept.contacts[0]!.id}`);
  await page.locator("#portal").getByRole("button", { name: "Inviter au portail" }).click();
  await expect(toast(page, "L’invitation part par e-mail")).toBeVisible();
  return [id, numbers];
}

/** Has the provider tell that the last page it made was paid. */
async function tellPaid(hook: string): Promise<number> {
  const page = `cs_${asked.length}`;
  states.set(page, "complete");
  const object = shown(page);
  const body = JSON.stringify({ id: "evt_1", type: "checkout.session.completed", data: { object } });
  const time = Math.floor(Date.now() / 1000);
  const signature = `t=${time},v1=${createHmac("sha256", SECRET).update(`${time}.${body}`).digest("hex")}`;
  return (await fetch(hook, { method: "POST", headers: { "stripe-signature": signature }, body })).status;
}

test("a client sees how to pay by transfer, and pays two invoices by card", async ({ signedIn: page, server, browser }) => {
  const mail = await sink();
  const [id, [first, second]] = await owing(page, server, mail);
  await open(page, server, "/settings/cards");
  await accessible(page);
  const save = page.locator("form.form").getByRole("button", { name: "Enregistrer", exact: true });
  await page.getByRole("checkbox", { name: "Proposer le paiement par carte" }).check();
  await page.getByLabel("Clé secrète", { exact: true }).fill("pk_test_0123456789");
  await save.click();
  await expect(page.getByLabel("Clé secrète", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Clé secrète", { exact: true }).fill("sk_test_0123456789");
  await page.getByLabel("Clé de signature du webhook", { exact: true }).fill(SECRET);
  await save.click();
  await expect(toast(page, "Enregistré")).toBeVisible();
  const hook = (await page.locator("code").filter({ hasText: "/hooks/stripe/" }).textContent())!;

  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 390, height: 844 } });
  const guest = await context.newPage();
  await inside(guest, server, mail);
  await guest.getByRole("link", { name: "Régler", exact: true }).click();
  await expect(guest.getByRole("heading", { name: "Régler", exact: true })).toBeVisible();
  await accessible(guest);
  expect(await sticksOut(guest)).toEqual([]);
  await expect(guest.getByRole("img", { name: "Code QR du virement" })).toBeVisible();
  await expect(guest.getByText("FR76 3000 6000 0112 3456 7890 189")).toBeVisible();
  await expect(guest.locator(".sum")).toContainText("420,00");
  await guest.getByRole("checkbox", { name: second! }).uncheck();
  await guest.getByRole("button", { name: "Recalculer avec ce choix" }).click();
  await expect(guest.locator(".sum")).toContainText("300,00");
  await expect(guest.locator(".facts")).toContainText(first!);
  await expect(guest.locator(".facts")).not.toContainText(second!);

  await guest.goto(`${server.url}/portal/pay`);
  await guest.getByRole("button", { name: /^Payer 420,00/ }).click();
  await expect(guest).toHaveURL(/\/portal\/pay\/card\//);
  const status = guest.url();
  await guest.getByRole("link", { name: /^Payer 420,00/ }).click();
  await expect(guest.getByRole("heading", { name: "Votre carte" })).toBeVisible();
  for (const _ of [1, 2]) expect(await tellPaid(hook)).toBe(200);
  await guest.goto(status);
  await expect(guest.getByRole("status")).toContainText("Le paiement est reçu");
  await guest.goto(`${server.url}/portal/pay`);
  await expect(guest.getByRole("status")).toContainText("tout est payé");
  expect(await account(page, server, id)).toEqual([0, 42_000]);
  await open(page, server, "/settings/cards");
  await expect(page.locator("#card-payments").getByRole("row", { name: /Verrerie du Portail/ })).toContainText("Payé");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await sticksOut(page)).toEqual([]);
  await context.close();
  mail.close();
});

test("whoever comes back is told that it came in, and no invoice is paid on two pages", async ({ signedIn: page, server, browser }) => {
  const mail = await sink();
  const [id, [first]] = await owing(page, server, mail);
  const form = { is_on: "true", is_partial: "true", secret_key: "sk_test_0123456789", webhook_secret: SECRET };
  await call(page, server, "cards/settings-save", { version: 0, form });
  const context = await browser.newContext({ locale: "fr-FR" });
  const guest = await context.newPage();
  await inside(guest, server, mail);
  const begin = async (amount: string) => {
    await guest.goto(`${server.url}/portal/pay`);
    await guest.getByRole("textbox", { name: /^Montant/ }).fill(amount);
    await guest.getByRole("button", { name: "Continuer par carte" }).click();
    await expect(guest).toHaveURL(/\/portal\/pay\/card\//);
    return `cs_${asked.length}`;
  };
  const earlier = await begin("100");
  const later = await begin("300");
  expect([states.get(earlier), states.get(later)]).toEqual(["expired", "open"]);
  // Paid there; nothing is told of it.
  states.set(later, "complete");
  await guest.goto(asked.at(-1)!.get("success_url")!);
  await expect(guest.getByRole("status")).toContainText("Le paiement est reçu");
  await accessible(guest);
  await guest.getByRole("link", { name: "Paiements" }).click();
  await expect(guest.getByRole("row", { name: /300,00/ })).toBeVisible();
  await guest.goto(`${server.url}/portal/pay`);
  await expect(guest.locator(".sum")).toContainText("120,00");
  await expect(guest.locator("table")).not.toContainText(first!);
  expect(await account(page, server, id)).toEqual([12_000, 30_000]);
  await context.close();
  mail.close();
});
