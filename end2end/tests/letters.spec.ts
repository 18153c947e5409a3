// Letters that lead somewhere: a contact's own link to a document, a statement with its PDF, and invitations.
import { accessible, expect, test } from "./fixtures";
import { call, client, draft, issued, press } from "./sales";
import { type Sink, sink } from "./sink";
import { open, sticksOut, toast } from "./steps";

/** A company that sends by a server of its own. */
async function sends(page: Parameters<typeof call>[0], server: Parameters<typeof call>[1]): Promise<Sink> {
  const mail = await sink();
  const form = { host: "127.0.0.1", port: String(mail.port), security: "open", sender: "compta@noe.example" };
  await call(page, server, "mail/settings-save", { version: 0, form });
  return mail;
}

/** The path in the last letter to somebody that begins so: quoted-printable breaks lines. */
function path(mail: Sink, to: string, before: string): string | undefined {
  const letters = mail.kept.filter((letter) => letter.includes(`To: ${to}`)).map((letter) => letter.replace(/=\r?\n/g, ""));
  return letters.map((letter) => new RegExp(`${before}[0-9a-f]{64}`).exec(letter)?.[0]).filter(Boolean).at(-1);
}

const ana = {
  "contacts[0].first_name": "Ana",
  "contacts[0].email": "ana@rivage.example",
  "contacts[0].is_primary": "on",
  "contacts[0].is_billing": "on",
};

test("each contact of the portal has a link of their own, and is told as having seen it once they press", async ({ signedIn: page, server, browser }) => {
  const mail = await sends(page, server);
  const rivage = await client(page, server, "Rivage & Cie", ana);
  const { client: kept } = await call<{ client: { contacts: { id: string }[] } }>(page, server, "clients/get", { id: rivage });
  await call(page, server, "contacts/portal-invite", { id: kept.contacts[0]!.id });
  const invoice = await draft(page, server, "invoice", rivage, ["Étude", "100"]);
  const number = await issued(page, server, invoice);
  await open(page, server, `/invoices/${invoice}`);
  await press(page, "Envoyer par e-mail");
  const dialog = page.getByRole("dialog", { name: "Envoyer par e-mail" });
  await expect(dialog.getByRole("textbox", { name: "Message" })).toHaveValue(/\{link\}/);
  await expect(dialog).toContainText("devient le lien propre de ana@rivage.example");
  await dialog.getByRole("button", { name: "Aperçu" }).click();
  await expect(dialog.getByRole("group", { name: "Aperçu" })).toContainText("/portal/d/…");
  await accessible(page);
  await dialog.getByRole("textbox", { name: "Copie (Cc)" }).fill("chef@rivage.example");
  await dialog.getByRole("checkbox", { name: "Joindre le document en PDF" }).uncheck();
  await dialog.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => path(mail, "ana@rivage.example", "/portal/d/")).toBeTruthy();
  await expect.poll(() => mail.kept.some((letter) => letter.includes("To: chef@rivage.example"))).toBe(true);
  expect(path(mail, "chef@rivage.example", "/portal/d/")).toBeUndefined();
  const letters = page.locator("#letters");
  await expect(letters.getByText(/^Envoyé le/)).toHaveCount(2);
  await expect(letters).not.toContainText("Consulté le");

  const address = `${server.url}${path(mail, "ana@rivage.example", "/portal/d/")!}`;
  const context = await browser.newContext({ locale: "fr-FR", javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const guest = await context.newPage();
  await guest.goto(address);
  await expect(guest.getByRole("heading", { name: `Facture ${number}` })).toBeVisible();
  await expect(guest.getByRole("button", { name: "Voir le document" })).toBeVisible();
  await page.reload();
  await expect(letters.getByText(/^Envoyé le/)).toHaveCount(2);
  await expect(letters).not.toContainText("Consulté le");
  const paper = await context.request.post(address, { headers: { origin: server.url } });
  expect((await paper.body()).subarray(0, 4).toString()).toBe("%PDF");
  await page.reload();
  await expect(letters.getByText(/Consulté le/)).toHaveCount(1);
  await expect(page.locator(".page-head")).toContainText("Consulté");
  await guest.goto(`${server.url}/portal/d/${"0".repeat(64)}`);
  await expect(guest.getByRole("heading", { name: "Ce lien ne sert plus" })).toBeVisible();
  await context.close();
  mail.close();
});

test("a statement is sent from its page, with its PDF", async ({ signedIn: page, server }) => {
  const mail = await sends(page, server);
  const rivage = await client(page, server, "Rivage & Cie", ana);
  await issued(page, server, await draft(page, server, "invoice", rivage, ["Étude", "100"]));
  await open(page, server, `/clients/${rivage}/statement`);
  await page.getByRole("button", { name: "Envoyer par e-mail" }).click();
  const dialog = page.getByRole("dialog", { name: "Envoyer par e-mail" });
  await expect(dialog.getByRole("textbox", { name: "À", exact: true })).toHaveValue("ana@rivage.example");
  await expect(dialog.getByRole("textbox", { name: "Objet" })).toHaveValue(/^Relevé de compte – /);
  await accessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await sticksOut(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => mail.kept.length).toBe(1);
  expect(mail.kept[0]).toContain("Content-Type: application/pdf");
  mail.close();
});

test("somebody is invited by e-mail, and a link to pass on stays possible", async ({ signedIn: page, server, browser }) => {
  const mail = await sends(page, server);
  const email = `lettre.${process.pid}@atelier-nord.example`;
  await open(page, server, "/settings/users");
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("button", { name: "Envoyer l’invitation" }).click();
  await expect(toast(page, `L’invitation part par e-mail à ${email}`)).toBeVisible();
  await expect(page.getByText(email, { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Créer le lien" })).toBeVisible();
  await accessible(page);
  await expect.poll(() => path(mail, email, "/invite/")).toBeTruthy();
  const context = await browser.newContext({ locale: "fr-FR" });
  const guest = await context.newPage();
  await guest.goto(`${server.url}${path(mail, email, "/invite/")!}`);
  await expect(guest.getByText(/vous invite avec le rôle/)).toBeVisible();
  await context.close();
  mail.close();
});
