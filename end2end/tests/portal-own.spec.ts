// What a contact does in the portal, without JavaScript and on a phone: changes their details, writes, saves what is shared and several invoices.
import { readFile } from "node:fs/promises";
import { enterByLink } from "./door";
import { accessible, expect, test } from "./fixtures";
import { call, client, draft, issued } from "./sales";
import { sink } from "./sink";
import { open, sticksOut, toast } from "./steps";

test("a contact keeps their details, writes to the company and saves files", async ({ signedIn: page, server, browser }) => {
  const mail = await sink();
  const form = { host: "127.0.0.1", port: String(mail.port), security: "open", sender: "compta@noe.example" };
  await call(page, server, "mail/settings-save", { version: 0, form });
  const person = { "contacts[0].first_name": "Jeanne", "contacts[0].last_name": "Soi", "contacts[0].email": "jeanne@soi.example" };
  const id = await client(page, server, "Menuiserie de Soi", person);
  for (const price of ["250", "80"]) await issued(page, server, await draft(page, server, "invoice", id, ["Établi", price]));
  const { client: kept } = await call<{ client: { contacts: { id: string }[] } }>(page, server, "clients/get", { id });
  await call(page, server, "contacts/portal-invite", { id: kept.contacts[0]!.id });
  await call(page, server, "settings/own-address-save", { allowed: true });

  // Staff add a file, and share it. Its name has no end.
  const name = `plan_${"rez_de_chaussee_".repeat(10)}.pdf`;
  await open(page, server, `/clients/${id}?tab=files`);
  await page.getByRole("button", { name: "Ajouter un fichier" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Fichier", { exact: true }).setInputFiles({ name, mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF\n") });
  await dialog.getByRole("button", { name: "Envoyer" }).click();
  await expect(toast(page, "Le fichier est ajouté")).toBeVisible();
  await page.getByRole("button", { name: `Actions pour ${name}` }).click();
  await page.getByRole("menuitem", { name: "Partager dans le portail" }).click();
  await expect(page.getByRole("row", { name })).toContainText("Partagé");
  await accessible(page);

  const context = await browser.newContext({ locale: "fr-FR", javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const guest = await context.newPage();
  await enterByLink(guest, server, mail, "jeanne@soi.example");

  await guest.getByRole("link", { name: "Mes coordonnées" }).click();
  const save = guest.getByRole("button", { name: "Enregistrer" });
  await guest.getByLabel("Mobile").fill("12");
  await save.first().click();
  await expect(guest.getByRole("alert")).toBeVisible();
  await guest.getByLabel("Mobile").fill("06 01 02 03 04");
  await save.first().click();
  await expect(guest.getByRole("status")).toContainText("enregistré");
  await guest.getByRole("textbox", { name: "Ville", exact: true }).fill("Villeurbanne");
  await save.last().click();
  await expect(guest.getByRole("status")).toContainText("enregistré");

  await guest.getByRole("link", { name: "Écrire" }).click();
  await guest.getByLabel("Message").fill("Bonjour, le plan est-il à jour ?");
  await guest.getByRole("button", { name: "Envoyer" }).click();
  await expect(guest.getByRole("status")).toContainText("arrivé");

  await guest.getByRole("link", { name: "Fichiers" }).click();
  const [plan] = await Promise.all([guest.waitForEvent("download"), guest.getByRole("link", { name }).click()]);
  expect(plan.suggestedFilename()).toBe(name);

  await guest.getByRole("link", { name: "Factures" }).click();
  await guest.getByText("Télécharger plusieurs documents").click();
  for (const box of await guest.getByRole("checkbox").all()) await box.check();
  const [zip] = await Promise.all([guest.waitForEvent("download"), guest.getByRole("button", { name: "Télécharger la sélection" }).click()]);
  expect((await readFile((await zip.path())!)).subarray(0, 2).toString()).toBe("PK");
  const [bound] = await Promise.all([guest.waitForEvent("download"), guest.getByRole("button", { name: "Sélection en un seul PDF" }).click()]);
  expect((await readFile((await bound.path())!)).subarray(0, 5).toString()).toBe("%PDF-");
  await context.close();

  await open(page, server, `/clients/${id}?tab=activity`);
  const feed = page.locator(".feed");
  await expect(feed).toContainText("Jeanne Soi a écrit depuis le portail");
  await expect(feed).toContainText("Bonjour, le plan est-il à jour ?");
  expect(JSON.stringify(await call(page, server, "clients/get", { id }))).toContain("Villeurbanne");

  // Staff look at a preview on a phone, and change nothing there.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${server.url}/portal/preview/${id}`);
  for (const path of ["me", "message", "files", "invoices"]) {
    await page.goto(`${server.url}/portal/${path}`);
    expect(await sticksOut(page), path).toEqual([]);
    await accessible(page);
  }
  await page.goto(`${server.url}/portal/message`);
  await expect(page.getByRole("button", { name: "Envoyer" })).toBeDisabled();
  await page.getByRole("button", { name: "Quitter l’aperçu" }).click();
  mail.close();
});
