// An edit changes what was typed, and nothing else.
import type { Page } from "@playwright/test";
import { addClients, addUser, expect, ready, test } from "./fixtures";
import { listOf, open, own, save, toast } from "./steps";

const facts = (page: Page) => page.locator("aside.record-aside");
const contact = (page: Page, number: number) => page.getByRole("group", { name: `Contact ${number}`, exact: true });
const address = (page: Page, number: number) => page.getByRole("group", { name: `Adresse ${number}`, exact: true });

async function edit(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "Modifier" }).first().click();
  await expect(own(page, "Nom")).toHaveValue(name);
}

test("a telephone number stays the same when its client moves to another country", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Téléphone;Adresse : rue;Adresse : ville", "Déménage;04 72 10 20 30;1 rue du Port;Lyon");
  await listOf(page, server, "déménage");
  await page.getByRole("link", { name: "Déménage" }).click();
  await edit(page, "Déménage");
  await expect(own(page, "Téléphone")).toHaveValue("04 72 10 20 30");
  await address(page, 1).getByRole("combobox", { name: "Pays" }).selectOption("BE");
  await save(page, "Déménage");
  await expect(facts(page)).toContainText("+33 4 72 10 20 30");
});

test("a new client abroad has its number read there, by the country alone", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Bruxelles");
  await own(page, "Téléphone").fill("0472 10 20 30");
  await address(page, 1).getByRole("combobox", { name: "Pays" }).selectOption("BE");
  await save(page, "Bruxelles");
  await expect(facts(page)).toContainText("0472 10 20 30");
  await expect(facts(page)).toContainText("Belgique");
});

test("an owner who has left and an option that was taken off stay until somebody chooses another", async ({ signedIn: page, server }) => {
  addUser(server, { email: `part.${process.pid}@atelier-nord.example`, name: "Paul Part", role: "sales" });
  await open(page, server, "/settings/fields");
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Ajouter un champ" }).click();
  await dialog.getByRole("textbox", { name: "Intitulé" }).fill("Réseau");
  await dialog.getByRole("combobox", { name: "Type" }).selectOption({ label: "Choix" });
  await dialog.getByRole("textbox", { name: "Choix proposés" }).fill("Nord\nSud");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog).toBeHidden();
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Garde Tout");
  await page.getByRole("combobox", { name: "Commercial responsable" }).selectOption({ label: "Paul Part" });
  await page.getByRole("combobox", { name: "Réseau" }).selectOption("Sud");
  await save(page, "Garde Tout");
  const client = page.url();

  await open(page, server, "/settings/users");
  await page.locator(".setting").filter({ hasText: "Paul Part" }).getByRole("button", { name: "Retirer" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Retirer" }).click();
  await expect(toast(page, "Paul Part ne fait plus partie de l’entreprise")).toBeVisible();
  await open(page, server, "/settings/fields");
  await page.locator(".setting").filter({ hasText: "Réseau" }).getByRole("button", { name: /Actions pour/ }).click();
  await page.getByRole("menuitem", { name: "Modifier" }).click();
  await dialog.getByRole("textbox", { name: "Choix proposés" }).fill("Nord");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog).toBeHidden();

  await page.goto(client);
  await ready(page);
  await expect(facts(page)).toContainText("Paul Part");
  await edit(page, "Garde Tout");
  await own(page, "Site internet").fill("garde.example");
  await save(page, "Garde Tout");
  for (const kept of ["Paul Part", "Sud", "garde.example"]) await expect(facts(page)).toContainText(kept);
});

test("two people change the contacts of one client and none of theirs is lost", async ({ signedIn: page, as, server }) => {
  addClients(server, "Nom;Contact : prénom;Contact : nom;Contact : e-mail", "À Deux;Ana;Un;ana@deux.example");
  const other = await as(addUser(server, { email: `deux.${process.pid}@atelier-nord.example`, name: "Denis Roy", role: "sales" }));
  await listOf(page, server, "à deux");
  await page.getByRole("link", { name: "À Deux" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "À Deux" })).toBeVisible();
  const client = page.url();
  await edit(page, "À Deux");
  await page.getByRole("button", { name: "Ajouter un contact" }).click();
  await contact(page, 2).getByRole("textbox", { name: "Prénom" }).fill("Bob");

  const changeAna = async (phone: string) => {
    await other.goto(client);
    await ready(other);
    await edit(other, "À Deux");
    await contact(other, 1).getByRole("textbox", { name: "Ligne directe" }).fill(phone);
    await save(other, "À Deux");
  };
  await changeAna("01 44 55 66 01");
  await save(page, "À Deux");
  await expect(facts(page)).toContainText("Bob");
  await expect(facts(page)).toContainText("01 44 55 66 01");

  // Denis removes Ana while she is being changed here: she is made anew, as she was changed.
  await edit(page, "À Deux");
  await contact(page, 1).getByRole("textbox", { name: "Prénom" }).fill("Anaïs");
  await other.goto(client);
  await ready(other);
  await edit(other, "À Deux");
  await contact(other, 1).getByRole("button", { name: "Retirer ce contact" }).click();
  await save(other, "À Deux");
  await save(page, "À Deux");
  await expect(facts(page)).toContainText("Anaïs Un");
  await expect(facts(page)).toContainText("ana@deux.example");
  await expect(facts(page)).toContainText("Bob");
});

test("an error of the server stands at the row that was typed, blank ones left out", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Contact : prénom;Contact : e-mail", "Déjà Prise;Zoé;zoe@prise.example");
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Mauvaise Ligne");
  await page.getByRole("button", { name: "Ajouter un contact" }).click();
  await contact(page, 2).getByRole("textbox", { name: "E-mail" }).fill("zoe@prise.example");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(contact(page, 2).getByRole("textbox", { name: "E-mail" })).toHaveAccessibleDescription(/Déjà utilisé par Zoé/);
  await expect(contact(page, 2).getByRole("link", { name: "Ouvrir sa fiche" })).toHaveAttribute("href", /^\/contacts\/[0-9a-f-]{36}$/);
  await expect(contact(page, 1).getByRole("textbox", { name: "E-mail" })).not.toHaveAttribute("aria-invalid", "true");
});

test("the main address stays until another one is", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Deux Adresses");
  await address(page, 1).getByRole("textbox", { name: "Ville" }).fill("Lyon");
  await page.getByRole("button", { name: "Ajouter une adresse" }).click();
  await address(page, 2).getByRole("textbox", { name: "Ville" }).fill("Lille");
  await address(page, 1).getByRole("button", { name: "Retirer cette adresse" }).click();
  await expect(address(page, 1).getByRole("alert")).toContainText("L’adresse principale ne se supprime pas");
  await address(page, 2).getByRole("radio", { name: "Adresse principale" }).check();
  await expect(address(page, 1).getByRole("alert")).toHaveCount(0);
  await address(page, 1).getByRole("button", { name: "Retirer cette adresse" }).click();
  await expect(address(page, 1).getByRole("textbox", { name: "Ville" })).toHaveValue("Lille");
  await save(page, "Deux Adresses");
  await expect(facts(page)).toContainText("Lille");
});
