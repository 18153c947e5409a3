// A client answers quotes in the portal: with a drawn signature on a phone, with options that become part of the invoice, and without JavaScript.
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { enterByLink } from "./door";
import { accessible, expect, type Server, test } from "./fixtures";
import { call, client, draft, issued, panel } from "./sales";
import { type Sink, sink } from "./sink";
import { open, sticksOut } from "./steps";

const EMAIL = "ines@devis.example";

/** A client whose contact is invited: its id. */
async function invited(page: Page, server: Server, mail: Sink): Promise<string> {
  const form = { host: "127.0.0.1", port: String(mail.port), security: "open", sender: "compta@noe.example" };
  await call(page, server, "mail/settings-save", { version: 0, form });
  const person = { "contacts[0].first_name": "Inès", "contacts[0].last_name": "Devis", "contacts[0].email": EMAIL };
  const id = await client(page, server, "Verrerie du Devis", person);
  const { client: kept } = await call<{ client: { contacts: { id: string }[] } }>(page, server, "clients/get", { id });
  await call(page, server, "contacts/portal-invite", { id: kept.contacts[0]!.id });
  return id;
}

/** Inès in the portal. */
async function inside(browser: Browser, server: Server, mail: Sink, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", ...options });
  const guest = await context.newPage();
  await enterByLink(guest, server, mail, EMAIL);
  await expect(guest.getByRole("heading", { name: "Bonjour Inès Devis" })).toBeVisible();
  return guest;
}

test("a quote is approved with a drawn signature, which staff see with its proof", async ({ signedIn: page, server, browser }) => {
  const mail = await sink();
  const id = await invited(page, server, mail);
  const quote = await draft(page, server, "quote", id, ["Vitrail", "250"]);
  const number = await issued(page, server, quote);
  const guest = await inside(browser, server, mail, { viewport: { width: 390, height: 844 } });
  await guest.getByRole("link", { name: number, exact: true }).click();
  await expect(guest.getByRole("heading", { level: 1 })).toContainText(number);
  await accessible(guest);
  expect(await sticksOut(guest)).toEqual([]);
  const canvas = guest.locator("canvas");
  await canvas.scrollIntoViewIfNeeded();
  const frame = (await canvas.boundingBox())!;
  await guest.mouse.move(frame.x + 40, frame.y + 30);
  await guest.mouse.down();
  await guest.mouse.move(frame.x + 150, frame.y + 80, { steps: 8 });
  await guest.mouse.move(frame.x + 220, frame.y + 40, { steps: 8 });
  await guest.mouse.up();
  await expect(guest.locator("input[name=signature]")).toHaveValue(/^\d+\.\d+(-\d+\.\d+){3,}$/);
  await guest.getByRole("button", { name: "Approuver le devis" }).click();
  await expect(guest.getByRole("heading", { name: "Accepté par le client" })).toBeVisible();
  await expect(guest.getByRole("img", { name: "Signature de Inès Devis" })).toBeVisible();
  await expect(guest.getByRole("button", { name: "Approuver le devis" })).toHaveCount(0);

  await open(page, server, `/quotes/${quote}`);
  const proof = panel(page, "Accepté par le client");
  await expect(proof).toContainText("Inès Devis, le");
  await expect(proof).toContainText("127.0.0.1");
  await expect(proof.getByRole("img", { name: "Signature de Inès Devis" })).toBeVisible();
  await guest.context().close();
  mail.close();
});

test("without JavaScript a name is enough, and an option is looked at before it is agreed to", async ({ signedIn: page, server, browser }) => {
  const mail = await sink();
  const id = await invited(page, server, mail);
  const { version, profile } = await call<{ version: number; profile: Record<string, string> }>(page, server, "settings/company", {});
  await call(page, server, "settings/company-save", { version, form: { ...profile, after_approval: "invoice" } });
  const form = {
    "fields.client": id,
    "fields.price_basis": "net",
    "lines[0].description": "Vitrail",
    "lines[0].quantity": "1",
    "lines[0].price": "100",
    "lines[0].vat": "20",
    "lines[1].description": "Pose",
    "lines[1].quantity": "1",
    "lines[1].price": "50",
    "lines[1].vat": "20",
    "lines[1].optional": "on",
  };
  const quote = await call<string>(page, server, "documents/create", { kind: "quote", form });
  await issued(page, server, quote);
  const guest = await inside(browser, server, mail, { javaScriptEnabled: false });
  await guest.goto(`${server.url}/portal/quotes/${quote}`);
  await expect(guest.locator("canvas")).toBeHidden();
  await guest.getByRole("checkbox", { name: "Pose" }).check();
  await guest.getByRole("button", { name: "Approuver le devis" }).click();
  await expect(guest.getByRole("alert")).toContainText("le total a changé");
  await expect(guest.locator(".quote-total")).toContainText("180,00");
  await guest.getByRole("button", { name: "Approuver le devis" }).click();
  await expect(guest.locator("#answer")).toContainText("Options retenues : Pose");
  // The company's setting had the draft of its invoice made at once.
  await open(page, server, `/quotes/${quote}`);
  await panel(page, "A donné").getByRole("link").click();
  await expect(page.locator(".record-head").getByText("Brouillon", { exact: true })).toBeVisible();
  await expect(page.locator(".record-facts")).toContainText("180,00");
  await guest.context().close();
  mail.close();
});

test("a refusal tells why, and a second tab that it is too late", async ({ signedIn: page, server, browser }) => {
  const mail = await sink();
  const id = await invited(page, server, mail);
  const quote = await draft(page, server, "quote", id, ["Vitrail", "250"]);
  await issued(page, server, quote);
  const guest = await inside(browser, server, mail, {});
  const second = await guest.context().newPage();
  for (const tab of [guest, second]) await tab.goto(`${server.url}/portal/quotes/${quote}`);
  await guest.getByText("Ce devis ne vous convient pas").click();
  await guest.getByRole("textbox", { name: "Motif" }).fill("Le délai est trop long");
  await guest.getByRole("button", { name: "Refuser le devis" }).click();
  await expect(guest.locator("#answer")).toContainText("Le délai est trop long");
  await second.getByRole("button", { name: "Approuver le devis" }).click();
  await expect(second.getByRole("alert")).toContainText("déjà refusé");
  await open(page, server, `/quotes/${quote}`);
  await expect(panel(page, "Refusé par le client")).toContainText("Le délai est trop long");
  await guest.context().close();
  mail.close();
});
