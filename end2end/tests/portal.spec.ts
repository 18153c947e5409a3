// The clients' portal: a contact is invited, asks for a link, enters by a press without JavaScript, reads an invoice, and is let in no more.
import { link } from "./door";
import { accessible, expect, test } from "./fixtures";
import { call, client, draft, issued } from "./sales";
import { sink } from "./sink";
import { open, sticksOut, toast } from "./steps";

test("a contact enters the portal by a link, without JavaScript, until the access is taken back", async ({ signedIn: page, server, browser }) => {
  const mail = await sink();
  const form = { host: "127.0.0.1", port: String(mail.port), security: "open", sender: "compta@noe.example" };
  await call(page, server, "mail/settings-save", { version: 0, form });
  const person = { "contacts[0].first_name": "Inès", "contacts[0].last_name": "Portail", "contacts[0].email": "ines@portail.example" };
  const id = await client(page, server, "Verrerie du Portail", person);
  const number = await issued(page, server, await draft(page, server, "invoice", id, ["Vitrail", "250"]));
  const { client: kept } = await call<{ client: { contacts: { id: string }[] } }>(page, server, "clients/get", { id });
  await open(page, server, `/contacts/${kept.contacts[0]!.id}`);
  const panel = page.locator("#portal");
  await expect(panel).toContainText("Pas encore invité");
  await panel.getByRole("button", { name: "Inviter au portail" }).click();
  await expect(toast(page, "L’invitation part par e-mail")).toBeVisible();
  await expect(panel).toContainText("Jamais connecté");
  const again = panel.getByRole("button", { name: "Renvoyer l’invitation" });
  await expect(again).toBeVisible();
  await expect.poll(() => mail.kept.length).toBe(1);

  const context = await browser.newContext({ locale: "fr-FR", javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const guest = await context.newPage();
  await guest.goto(`${server.url}/portal/invoices`);
  await expect(guest).toHaveURL(/\/portal\/login$/);
  await guest.getByRole("textbox", { name: "E-mail" }).fill("ines@portail.example");
  await guest.getByRole("button", { name: "Recevoir le lien" }).click();
  await expect(guest.getByRole("status")).toContainText("un lien y est en route");
  const address = await link(mail);
  // Whoever else follows it finds nothing to press.
  await page.goto(`${server.url}${address}`);
  await expect(page.getByRole("heading", { name: "Ce lien ne sert plus" })).toBeVisible();
  await accessible(page);
  await guest.goto(`${server.url}${address}`);
  await guest.getByRole("button", { name: "Entrer" }).click();
  await expect(guest.getByRole("heading", { name: "Bonjour Inès Portail" })).toBeVisible();
  await expect(guest.getByRole("link", { name: number, exact: true })).toBeVisible();
  await guest.getByRole("navigation").getByRole("link", { name: "Relevé" }).click();
  await expect(guest.getByRole("heading", { name: "Relevé" })).toBeVisible();
  // What is not there, or is somebody else's, is said in words and leads on.
  for (const nowhere of ["/portal/nothing", `/portal/quotes/${id}`, "/portal/documents/x.pdf"]) {
    await guest.goto(`${server.url}${nowhere}`);
    await expect(guest.getByRole("heading", { name: "Introuvable" })).toBeVisible();
    await guest.getByRole("link", { name: "Aller à l’accueil" }).click();
    await expect(guest.getByRole("heading", { name: "Bonjour Inès Portail" })).toBeVisible();
  }
  await guest.goto(`${server.url}/portal/invoices`);
  const file = await guest.getByRole("link", { name: number, exact: true }).getAttribute("href");
  const paper = await context.request.get(`${server.url}${file}`);
  expect((await paper.body()).subarray(0, 4).toString()).toBe("%PDF");

  await open(page, server, `/contacts/${kept.contacts[0]!.id}`);
  await expect(panel).toContainText("Dernière connexion");
  await expect(again).toHaveCount(0);
  await panel.getByRole("button", { name: "Retirer l’accès" }).click();
  await expect(panel).toContainText("Accès retiré");
  await guest.reload();
  await expect(guest).toHaveURL(/\/portal\/login$/);
  await context.close();
  mail.close();
});

test("the door fits a phone, and says what is wrong", async ({ page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${server.url}/portal/login`);
  await accessible(page);
  expect(await sticksOut(page)).toEqual([]);
  await page.getByRole("textbox", { name: "E-mail" }).fill("ines@portail");
  await page.getByRole("button", { name: "Recevoir le lien" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
});
