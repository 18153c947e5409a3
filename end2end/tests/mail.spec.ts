// E-mail: the settings tried out, an invoice sent to whom it is proposed to, what was refused sent again, and a document without a server.
import { accessible, expect, test } from "./fixtures";
import { call, choose, client, draft, issued, press } from "./sales";
import { sink } from "./sink";
import { open, sticksOut, toast } from "./steps";

/** The subject of a letter, whatever it is written in: Q-encoded words of UTF-8 are read, and so are those in base64. */
function subject(letter: string): string {
  const folded = /^Subject: (.*(?:\n[ \t].*)*)/m.exec(letter)?.[1] ?? "";
  return folded.replace(/\n[ \t]/g, " ").replace(/=\?utf-8\?b\?([^?]*)\?=\s*/gi, (_, text: string) => Buffer.from(text, "base64").toString());
}

test("the settings are tried out, and the password is never shown again", async ({ signedIn: page, server }) => {
  const mail = await sink();
  await open(page, server, "/settings/mail");
  await accessible(page);
  await expect(page.getByRole("button", { name: "Envoyer un message d’essai" })).toHaveCount(0);
  await page.getByRole("textbox", { name: "Serveur" }).fill("smtp.exemple.fr/x");
  await page.getByRole("textbox", { name: "Identifiant" }).fill("compta");
  await page.getByRole("textbox", { name: "Adresse de l’expéditeur" }).fill("compta@noe.example");
  const save = page.locator("form.form").getByRole("button", { name: "Enregistrer", exact: true });
  await save.click();
  await expect(page.getByRole("textbox", { name: "Serveur" })).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("textbox", { name: "Serveur" }).fill("127.0.0.1");
  await page.getByRole("textbox", { name: "Port" }).fill(String(mail.port));
  await page.getByRole("combobox", { name: "Chiffrement" }).selectOption("open");
  await page.getByRole("textbox", { name: "Identifiant" }).fill("");
  await page.getByRole("textbox", { name: "Signature" }).fill("Noé, comptable");
  await save.click();
  await expect(toast(page, "Enregistré")).toBeVisible();
  await press(page, "Envoyer un message d’essai");
  await expect(page.getByText("Message d’essai envoyé à camille@atelier-nord.example")).toBeVisible();
  expect(mail.kept).toHaveLength(1);
  expect(subject(mail.kept[0]!)).toContain("Atelier Nord");
  mail.close();
  await press(page, "Envoyer un message d’essai");
  await expect(page.getByText(/n’est pas parti/)).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await sticksOut(page)).toEqual([]);
});

test("a template says what the company says, and goes back to the usual words", async ({ signedIn: page, server }) => {
  await open(page, server, "/settings/mail");
  const templates = page.locator("#templates");
  await templates.getByRole("combobox", { name: "Document" }).selectOption("quote");
  const subjectField = templates.getByRole("textbox", { name: "Objet" });
  await expect(subjectField).toHaveValue("Devis {number} – {company}");
  await subjectField.fill("Votre offre {number}");
  await expect(templates.getByRole("group", { name: "Aperçu" })).toContainText("Votre offre F-2026-0053");
  await templates.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(toast(page, "Enregistré")).toBeVisible();
  await templates.getByRole("button", { name: "Revenir aux mots habituels" }).click();
  await expect(subjectField).toHaveValue("Devis {number} – {company}");
});

test("two people write the same template, and nobody's words are lost", async ({ signedIn: page, server }) => {
  await open(page, server, "/settings/mail");
  const templates = page.locator("#templates");
  await templates.getByRole("combobox", { name: "Document" }).selectOption("quote");
  const subjectField = templates.getByRole("textbox", { name: "Objet" });
  const save = templates.getByRole("button", { name: "Enregistrer", exact: true });
  await subjectField.fill("Votre offre {number}");
  const form = { subject: "Offre {number}", text: "Bonjour de Bob" };
  await call(page, server, "mail/template-save", { kind: "quote", language: "fr", version: 0, form });
  await save.click();
  await expect(templates.getByText("Objet : Offre {number}")).toBeVisible();
  await expect(subjectField).toHaveValue("Votre offre {number}");
  await expect(templates.getByRole("textbox", { name: "Message" })).toHaveValue("Bonjour de Bob");
  await save.click();
  await expect(toast(page, "Enregistré")).toBeVisible();
  await page.reload();
  await templates.getByRole("combobox", { name: "Document" }).selectOption("quote");
  await expect(subjectField).toHaveValue("Votre offre {number}");
});

test("an invoice is sent to whoever pays, is marked as sent, and what is refused is sent again", async ({ signedIn: page, server }) => {
  const mail = await sink();
  const form = { host: "127.0.0.1", port: String(mail.port), security: "open", sender: "compta@noe.example" };
  await call(page, server, "mail/settings-save", { version: 0, form });
  const rivage = await client(page, server, "Rivage & Cie", {
    "contacts[0].first_name": "Ana",
    "contacts[0].email": "ana@rivage.example",
    "contacts[0].is_primary": "on",
    "contacts[1].first_name": "Bob",
    "contacts[1].email": "bob@rivage.example",
    "contacts[1].is_billing": "on",
  });
  const invoice = await draft(page, server, "invoice", rivage, ["Étude", "100"]);
  const number = await issued(page, server, invoice);
  await open(page, server, `/invoices/${invoice}`);
  await press(page, "Envoyer par e-mail");
  const dialog = page.getByRole("dialog", { name: "Envoyer par e-mail" });
  await expect(dialog.getByRole("textbox", { name: "À", exact: true })).toHaveValue("bob@rivage.example");
  await expect(dialog.getByRole("textbox", { name: "Objet" })).toHaveValue(new RegExp(number));
  await expect(dialog.getByRole("textbox", { name: "Message" })).toHaveValue(/120,00/);
  await accessible(page);
  await dialog.getByRole("checkbox", { name: "Joindre le document en PDF" }).uncheck();
  await dialog.getByRole("textbox", { name: "Copie (Cc)" }).fill("pas une adresse");
  await dialog.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(dialog.getByRole("textbox", { name: "Copie (Cc)" })).toHaveAttribute("aria-invalid", "true");
  await dialog.getByRole("textbox", { name: "Copie (Cc)" }).fill("");
  mail.unknown.add("bob@");
  await dialog.getByRole("button", { name: "Envoyer", exact: true }).dblclick();
  await expect(dialog).toBeHidden();
  const letters = page.locator("#letters");
  await expect.poll(async () => {
    await page.reload();
    return letters.textContent();
  }).toContain("Non envoyé");
  await expect(letters).toContainText("le serveur refuse un destinataire");
  expect(mail.kept).toHaveLength(0);
  mail.unknown.clear();
  await open(page, server, "/settings/mail");
  await press(page, "À décider");
  await page.locator("#outbox").getByRole("button", { name: "Renvoyer" }).click();
  await expect(toast(page, "Le message part de nouveau")).toBeVisible();
  await expect.poll(() => mail.kept.length).toBe(1);
  expect(subject(mail.kept[0]!)).toContain(number);
  await open(page, server, `/invoices/${invoice}`);
  await expect.poll(async () => {
    await page.reload();
    return page.locator(".page-head").textContent();
  }).toMatch(/Envoyé/);
  await expect(letters).toContainText("Envoyé");
  await open(page, server, `/clients/${rivage}`);
  await expect(page.getByText(/Vous avez envoyé un e-mail à bob@rivage.example/).first()).toBeVisible();
  mail.close();
});

test("a client is written to from its page, and what was sent stands there", async ({ signedIn: page, server }) => {
  const mail = await sink();
  const form = { host: "127.0.0.1", port: String(mail.port), security: "open", sender: "compta@noe.example", signature: "Noé" };
  await call(page, server, "mail/settings-save", { version: 0, form });
  const rivage = await client(page, server, "Rivage & Cie", {
    "contacts[0].first_name": "Ana",
    "contacts[0].email": "ana@rivage.example",
    "contacts[0].is_primary": "on",
  });
  await open(page, server, `/clients/${rivage}`);
  await choose(page, "Écrire un e-mail");
  const dialog = page.getByRole("dialog", { name: "Écrire un e-mail" });
  await expect(dialog.getByRole("textbox", { name: "À", exact: true })).toHaveValue("ana@rivage.example");
  await expect(dialog.getByRole("textbox", { name: "Message" })).toHaveValue(/Noé/);
  await accessible(page);
  await dialog.getByRole("textbox", { name: "Objet" }).fill("Votre visite");
  await dialog.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => mail.kept.length).toBe(1);
  expect(subject(mail.kept[0]!)).toBe("Votre visite");
  await expect(page.getByText("Vous avez envoyé un e-mail à ana@rivage.example").first()).toBeVisible();
  mail.close();
});

test("a row's menu asks where to send, and without a server it leads to the settings", async ({ signedIn: page, server }) => {
  const rivage = await client(page, server, "Rivage & Cie");
  const invoice = await draft(page, server, "invoice", rivage, ["Étude", "100"]);
  await issued(page, server, invoice);
  await open(page, server, `/invoices/${invoice}?send=1`);
  const dialog = page.getByRole("dialog", { name: "Envoyer par e-mail" });
  await expect(dialog).toContainText("Indiquez d’abord par quel serveur");
  await expect(page).toHaveURL(`${server.url}/invoices/${invoice}`);
  await dialog.getByRole("link", { name: "Régler l’e-mail" }).click();
  await expect(page).toHaveURL(`${server.url}/settings/mail`);
});
