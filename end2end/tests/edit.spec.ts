// An edit changes what was typed, and nothing else.
import type { Locator, Page } from "@playwright/test";
import { accessible, addClients, addUser, expect, ready, test } from "./fixtures";
import { listOf, open, own, save, toast } from "./steps";

const facts = (page: Page) => page.locator("aside.record-aside");
const contact = (page: Page, number: number) => page.getByRole("group", { name: `Contact ${number}`, exact: true });
const address = (page: Page, number: number) => page.getByRole("group", { name: `Adresse ${number}`, exact: true });

/** Saves what was chosen between oneself and somebody else, and waits for the overview. */
async function saveChoices(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Enregistrer ces choix" }).click();
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
}

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

  // Denis removes Ana while she is being changed here: whether she stays is asked, and she is made anew as she was changed.
  await edit(page, "À Deux");
  await contact(page, 1).getByRole("textbox", { name: "Prénom" }).fill("Anaïs");
  await other.goto(client);
  await ready(other);
  await edit(other, "À Deux");
  await contact(other, 1).getByRole("button", { name: "Retirer ce contact" }).click();
  await save(other, "À Deux");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  const choice = page.getByRole("group", { name: /^Denis Roy a retiré la ligne «\sAna · Un · ana@deux\.example.*vous l’avez modifiée\.$/ });
  const keep = choice.getByRole("button", { name: /^La garder, avec votre changement/ });
  await expect(keep).toHaveAttribute("aria-pressed", "true");
  await expect(keep).toContainText("Anaïs · Un");
  await accessible(page);
  await saveChoices(page, "À Deux");
  await expect(facts(page)).toContainText("Anaïs Un");
  await expect(facts(page)).toContainText("ana@deux.example");
  await expect(facts(page)).toContainText("Bob");
});

test("what one removes and another changes meanwhile is asked about, and done as one chooses", async ({ signedIn: page, as, server }) => {
  const form = {
    "fields.name": "Ligne Disputée",
    "addresses[0].city": "Lyon",
    "addresses[0].country": "FR",
    "addresses[0].is_main": "on",
    "addresses[1].label": "Entrepôt",
    "addresses[1].city": "Lille",
    "addresses[1].country": "FR",
  };
  const made = await page.request.post(`${server.url}/api/clients/create`, { headers: { origin: server.url }, data: { form } });
  const client = `/clients/${(await made.json()) as string}`;
  const other = await as(addUser(server, { email: `ligne.${process.pid}@atelier-nord.example`, name: "Denis Roy", role: "sales" }));
  /** The warehouse is removed here, while Denis calls it otherwise; answers what is to choose. */
  const dispute = async (label: string): Promise<Locator> => {
    await open(page, server, `${client}/edit`);
    await address(page, 2).getByRole("button", { name: "Retirer cette adresse" }).click();
    await expect(address(page, 2)).toHaveCount(0);
    await open(other, server, `${client}/edit`);
    await address(other, 2).getByRole("textbox", { name: "Libellé" }).fill(label);
    await save(other, "Ligne Disputée");
    await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    return page.getByRole("group", { name: /^Vous avez retiré la ligne «\s.*Lille.*Denis Roy l’a modifiée\.$/ });
  };
  const removed = (choice: Locator) => choice.getByRole("button", { name: "La retirer" });
  const kept = (choice: Locator) => choice.getByRole("button", { name: /^La garder, avec le changement de Denis Roy/ });

  const first = await dispute("Dépôt");
  await expect(removed(first)).toHaveAttribute("aria-pressed", "true");
  await expect(kept(first)).toContainText("Dépôt · Lille");
  await accessible(page);
  await kept(first).click();
  await expect(removed(first)).toHaveAttribute("aria-pressed", "false");
  await saveChoices(page, "Ligne Disputée");
  await expect(facts(page)).toContainText("Dépôt");
  await expect(facts(page)).toContainText("Lyon");

  const second = await dispute("Hangar");
  await expect(kept(second)).toContainText("Hangar · Lille");
  await saveChoices(page, "Ligne Disputée");
  await expect(facts(page)).toContainText("Lyon");
  await expect(facts(page)).not.toContainText("Lille");
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

test("a client that a colleague throws away meanwhile is brought back from its form, and from a fact being changed", async ({ signedIn: page, as, server }) => {
  addClients(server, "Nom;Référence", "Jeté Trop Tôt;J-1");
  const other = await as(addUser(server, { email: `jette.${process.pid}@atelier-nord.example`, name: "Denis Roy", role: "admin" }));
  await listOf(page, server, "jeté trop tôt");
  await page.getByRole("link", { name: "Jeté Trop Tôt" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Jeté Trop Tôt" })).toBeVisible();
  const client = page.url();
  const throwAway = async () => {
    await other.goto(client);
    await ready(other);
    await other.getByRole("button", { name: "Autres actions" }).click();
    await other.getByRole("menuitem", { name: "Supprimer" }).click();
    await expect(other.getByRole("button", { name: "Restaurer" }).first()).toBeVisible();
  };
  await edit(page, "Jeté Trop Tôt");
  await own(page, "Téléphone").fill("01 44 55 66 77");
  await throwAway();
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  const alert = page.locator(".form-bar").getByRole("alert");
  await expect(alert).toContainText("Cette fiche est supprimée");
  await expect(alert).toContainText("Ce que vous avez tapé reste ici.");
  await accessible(page);
  await alert.getByRole("button", { name: "Restaurer" }).click();
  await expect(alert).toHaveCount(0);
  await save(page, "Jeté Trop Tôt");
  await expect(page.getByText("01 44 55 66 77").first()).toBeVisible();

  await page.getByRole("button", { name: /^Modifier «\sRéférence\s»$/ }).click();
  const line = page.locator("form.in-place");
  await line.getByRole("textbox").fill("J-2");
  await throwAway();
  await line.getByRole("textbox").press("Enter");
  await expect(line.getByRole("alert")).toContainText("Cette fiche est supprimée");
  await line.getByRole("button", { name: "Restaurer" }).click();
  await expect(line.getByRole("textbox")).toBeFocused();
  await expect(line.getByRole("textbox")).toHaveValue("J-2");
  await line.getByRole("textbox").press("Enter");
  await expect(line).toHaveCount(0);
  await expect(page.getByText("J-2", { exact: true }).first()).toBeVisible();
});
