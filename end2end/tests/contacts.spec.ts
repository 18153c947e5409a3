// People, whatever their clients (A5): their list, their page, and what they are to each client.
import type { Locator, Page } from "@playwright/test";
import { accessible, addClients, expect, ready, test } from "./fixtures";
import { act, names, open, rowOf, sticksOut, toast } from "./steps";

/** A line of the contact's form. */
function own(page: Page, label: string): Locator {
  return page.getByRole("textbox", { name: label, exact: true });
}

/** Saves the form, and waits for the contact's page. */
async function save(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  await page.waitForURL(/\/contacts\/[0-9a-f-]{36}$/);
}

/** Finds a client by some letters, and takes it. */
async function choose(page: Page, letters: string, name: string): Promise<void> {
  await page.getByRole("combobox", { name: "Lier à un client" }).fill(letters);
  await page.getByRole("option", { name: new RegExp(name) }).click();
}

/** A client among those that the contact is linked to. */
function client(page: Page, name: string): Locator {
  return page.getByRole("region", { name: "Relation commerciale" }).getByRole("listitem").filter({ hasText: name });
}

/** What the contact is to a client, or might be. */
function role(page: Page, name: string, words: string): Locator {
  return client(page, name).getByRole("button", { name: words, exact: true });
}

/** Creates a contact behind the form, and answers its id. */
async function made(page: Page, url: string, form: Record<string, string>): Promise<string> {
  const answer = await page.request.post(`${url}/api/contacts/create`, { headers: { origin: url }, data: { form } });
  expect(answer.ok()).toBe(true);
  return (await answer.json()) as string;
}

/** Does something by the menu of the contact's page. */
async function byMenu(page: Page, what: string): Promise<void> {
  await page.getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: what }).click();
}

test("a contact is created with a client, linked to another one, and is something to each", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Papeterie du Port", "Nordique SARL");
  await page.getByRole("navigation", { name: "Navigation principale" }).first().getByRole("link", { name: "Nouveau contact" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nouveau contact" })).toBeVisible();
  await ready(page);
  // Who has neither a name nor an e-mail is nobody.
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Le contact n’est pas encore enregistré" })).toBeFocused();
  await expect(own(page, "Nom")).toHaveAccessibleDescription(/À remplir/);
  await page.getByRole("combobox", { name: "Civilité" }).selectOption({ label: "Madame" });
  await own(page, "Prénom").fill("Ana");
  await own(page, "Nom").fill("Vidal");
  await own(page, "Fonction").fill("Acheteuse");
  await own(page, "E-mail").fill("ana@port.example");
  await own(page, "Mobile").fill("06 12 34 56 78");
  await page.getByRole("checkbox", { name: "Accepte les campagnes par e-mail" }).check();
  await choose(page, "papeterie", "Papeterie du Port");
  await page.getByRole("group", { name: "Papeterie du Port" }).getByRole("checkbox", { name: "Contact de facturation" }).check();
  await save(page, "Ana Vidal");

  await expect(page.locator(".page-head")).toContainText("Madame · Acheteuse");
  await expect(page.getByRole("link", { name: "ana@port.example" })).toHaveAttribute("href", "mailto:ana@port.example");
  await expect(page.getByRole("link", { name: "06 12 34 56 78" })).toHaveAttribute("href", "tel:+33612345678");
  await expect(page.getByText("Vous avez créé ce contact")).toBeVisible();
  // The only contact of a client stands for it.
  await expect(role(page, "Papeterie du Port", "Contact principal")).toHaveAttribute("aria-pressed", "true");
  await expect(role(page, "Papeterie du Port", "Contact de facturation")).toHaveAttribute("aria-pressed", "true");
  await expect(role(page, "Papeterie du Port", "Contact de relance")).toHaveAttribute("aria-pressed", "false");
  await accessible(page);
  const card = page.waitForEvent("download");
  await byMenu(page, "Télécharger la vCard");
  expect((await card).suggestedFilename()).toBe("Ana Vidal.vcf");

  await page.getByRole("button", { name: "Lier à un client" }).click();
  await choose(page, "nordi", "Nordique SARL");
  await expect(toast(page, "Nordique SARL est lié")).toBeVisible();
  await expect(page.getByRole("button", { name: "Lier à un client" })).toBeFocused();
  await role(page, "Nordique SARL", "Contact de relance").click();
  await expect(role(page, "Nordique SARL", "Contact de relance")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText(/Vous avez lié ce contact à Nordique SARL/)).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(role(page, "Nordique SARL", "Contact de relance")).toHaveAttribute("aria-pressed", "true");

  // From the contact to the client, and back by its name.
  await client(page, "Nordique SARL").getByRole("link", { name: "Nordique SARL" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nordique SARL" })).toBeVisible();
  const person = page.locator("aside.record-aside").getByRole("listitem").filter({ hasText: "Ana Vidal" });
  await expect(person.getByRole("img", { name: "Contact de relance" })).toBeVisible();
  await person.getByRole("link", { name: "Madame Ana Vidal" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ana Vidal" })).toBeVisible();

  await client(page, "Nordique SARL").getByRole("button", { name: "Délier de Nordique SARL" }).click();
  await expect(client(page, "Nordique SARL")).toHaveCount(0);
  await toast(page, "Nordique SARL n’est plus lié").getByRole("button", { name: "Annuler" }).click();
  await expect(role(page, "Nordique SARL", "Contact de relance")).toHaveAttribute("aria-pressed", "true");

  await page.getByRole("link", { name: "Modifier", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Modifier Ana Vidal" })).toBeVisible();
  await ready(page);
  await expect(own(page, "Mobile")).toHaveValue("06 12 34 56 78");
  await own(page, "Fonction").fill("Directrice");
  await save(page, "Ana Vidal");
  await expect(page.locator(".page-head")).toContainText("Madame · Directrice");
  await expect(page.getByText(/Vous avez modifié\s:\sFonction/)).toBeVisible();
});

test("whom a client needs is not deleted; others are deactivated, deleted and brought back", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Contact : prénom;Contact : nom", "Chez Léa;Léa;Unique");
  await open(page, server, "/contacts?q=unique");
  await rowOf(page, "Léa Unique").getByRole("link", { name: "Léa Unique" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Léa Unique" })).toBeVisible();
  await role(page, "Chez Léa", "Contact de facturation").click();
  await expect(page.getByText(/Vous avez modifié\s:\sRelation commerciale/)).toBeVisible();
  await page.getByRole("button", { name: "Autres actions" }).click();
  const forbidden = page.getByRole("menuitem", { name: "Supprimer" });
  await expect(forbidden).toHaveAttribute("aria-disabled", "true");
  await expect(forbidden).toContainText("Utilisé par Chez Léa");
  await page.keyboard.press("Escape");

  await byMenu(page, "Désactiver");
  await expect(page.getByText("Ce contact n’est plus en poste")).toBeVisible();
  await toast(page, "Léa Unique est inactif").getByRole("button", { name: "Annuler" }).click();
  await expect(page.getByText("Ce contact n’est plus en poste")).toHaveCount(0);

  await role(page, "Chez Léa", "Contact de facturation").click();
  await expect(role(page, "Chez Léa", "Contact de facturation")).toHaveAttribute("aria-pressed", "false");
  // The page is drawn anew once the server has answered: then there is nothing that keeps the contact.
  await expect(page.getByText(/Vous avez modifié\s:\sRelation commerciale/)).toHaveCount(2);
  await byMenu(page, "Supprimer");
  await expect(page.getByText("Ce contact est supprimé")).toBeVisible();
  await expect(page.getByRole("button", { name: "Lier à un client" })).toHaveCount(0);
  await page.getByRole("button", { name: "Restaurer", exact: true }).click();
  await expect(toast(page, "Léa Unique est restauré")).toBeVisible();
  await expect(page.getByText("Ce contact est supprimé")).toHaveCount(0);
});

test("the list is filtered, narrowed and acted upon", async ({ signedIn: page, server }) => {
  await made(page, server.url, { "fields.first_name": "Zoé", "fields.last_name": "Xylophone", "fields.email": "zoe@xylo.example" });
  await made(page, server.url, { "fields.last_name": "Xylographe", "fields.position": "Juriste" });
  await open(page, server, "/contacts?q=xylo");
  await expect(names(page)).toHaveText(["Xylographe", "Zoé Xylophone"]);
  await accessible(page);
  await page.getByRole("button", { name: "Recherche avancée" }).click();
  const clients = page.getByRole("combobox", { name: "Relation commerciale" });
  await clients.selectOption({ label: "Lié à un client" });
  await expect(page.getByText("Aucun contact trouvé")).toBeVisible();
  await clients.selectOption({ label: "Lié à aucun client" });
  await expect(names(page)).toHaveText(["Xylographe", "Zoé Xylophone"]);
  await expect(page.getByRole("navigation", { name: "Critères" })).toContainText("Lié à aucun client");
  await open(page, server, "/contacts/search?q=xylo");
  await expect(page.getByRole("combobox", { name: "Contact de facturation" })).toBeVisible();

  await open(page, server, "/contacts?q=xylographe");
  await act(page, "Xylographe", "Désactiver");
  await expect(rowOf(page, "Xylographe")).toHaveCount(0);
  await toast(page, "Xylographe est inactif").getByRole("button", { name: "Annuler" }).click();
  await expect(rowOf(page, "Xylographe")).toContainText("Juriste");
});

test("a new contact of a client begins linked to it", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Départ Lié");
  await open(page, server, "/clients?q=départ");
  const path = await page.getByRole("link", { name: "Départ Lié" }).getAttribute("href");
  await open(page, server, `/contacts/new?client=${path!.split("/").pop()}`);
  await expect(page.getByRole("group", { name: "Départ Lié" })).toBeVisible();
  await own(page, "Nom").fill("Arrivée");
  await save(page, "Arrivée");
  await expect(client(page, "Départ Lié")).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

  test("contacts are reached by the bar, stand on two lines, and nothing sticks out", async ({ signedIn: page, server }) => {
    addClients(server, "Nom;Contact : prénom;Contact : nom;Contact : e-mail", "Établissements Extraordinairement Longs;Marie-Antoinette;de La Rochefoucauld;marie-antoinette.de-la-rochefoucauld@etablissements.example");
    const bar = page.locator("nav.tabbar");
    await bar.getByRole("link", { name: "Contacts" }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "Contacts" })).toBeVisible();
    await expect(bar.getByRole("link", { name: "Contacts" })).toHaveAttribute("aria-current", "page");
    await open(page, server, "/contacts?q=rochefoucauld");
    const row = page.locator("tbody tr").filter({ hasText: "de La Rochefoucauld" });
    await expect(row).toContainText("Établissements Extraordinairement Longs");
    expect((await row.boundingBox())!.height).toBeLessThan(72);
    expect.soft(await sticksOut(page), "the list").toEqual([]);
    await row.tap({ position: { x: 120, y: 50 } });
    await expect(page.getByRole("heading", { level: 1, name: "Marie-Antoinette de La Rochefoucauld" })).toBeVisible();
    expect.soft(await sticksOut(page), "the page").toEqual([]);
    for (const words of ["Contact de facturation", "Délier de Établissements Extraordinairement Longs"]) {
      const box = (await page.getByRole("button", { name: words }).boundingBox())!;
      expect.soft(Math.min(box.width, box.height), words).toBeGreaterThanOrEqual(43.5);
    }
    await page.getByRole("link", { name: "Modifier", exact: true }).first().tap();
    await expect(page.getByRole("group", { name: "Établissements Extraordinairement Longs" })).toBeVisible();
    expect.soft(await sticksOut(page), "the form").toEqual([]);
    await bar.getByRole("button", { name: "Plus" }).tap();
    await expect(page.getByRole("menuitem", { name: "Se déconnecter" })).toBeVisible();
    await page.getByRole("menuitem", { name: "Produits", exact: true }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "Produits" })).toBeVisible();
  });
});
