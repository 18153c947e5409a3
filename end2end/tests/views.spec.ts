// Saved views: a list and its columns under a name, whose state stands in the address.
import { type Page } from "@playwright/test";
import { accessible, addClients, addUser, expect, ready, test } from "./fixtures";
import { chip, listOf, names, open, sticksOut, toast } from "./steps";

/** The button that says which view is open. */
function button(page: Page) {
  return page.locator("button.views-button");
}

/** Opens the menu of views. */
async function menuOf(page: Page) {
  await button(page).click();
  const menu = page.getByRole("menu", { name: "Vues de la liste" });
  await expect(menu).toBeVisible();
  return menu;
}

/** Does something from the menu. */
async function choose(page: Page, what: string | RegExp): Promise<void> {
  await (await menuOf(page)).getByRole("menuitem", { name: what }).click();
}

/** Saves what the list shows. */
async function saveView(page: Page, name: string, ticks: string[] = []): Promise<void> {
  await choose(page, "Enregistrer cette vue…");
  const dialog = page.getByRole("dialog", { name: "Enregistrer cette vue" });
  await expect(dialog.getByRole("textbox", { name: "Nom de la vue" })).toBeFocused();
  await dialog.getByRole("textbox", { name: "Nom de la vue" }).fill(name);
  for (const tick of ticks) await dialog.getByRole("checkbox", { name: tick }).check();
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog).toBeHidden();
  await expect(button(page)).toContainText(name);
}

function headers(page: Page) {
  return page.locator("table.clients thead th:not(.pick):visible");
}

function favourites(page: Page) {
  return page.getByRole("navigation", { name: "Vues favorites" }).getByRole("link");
}

test.use({ viewport: { width: 1440, height: 900 } });

test("a view keeps filter, states and columns, is opened from the menu, and Back returns", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Adresse : ville", "Vue Alpha;Lyon", "Vue Bêta;Annecy", "Autre;Paris");
  await listOf(page, server, "vue");
  await page.getByRole("button", { name: "Colonnes" }).click();
  const columns = page.getByRole("dialog", { name: "Colonnes" });
  for (const name of ["Contact", "E-mail", "Dernière connexion"]) await columns.getByRole("checkbox", { name, exact: true }).uncheck();
  await columns.getByRole("checkbox", { name: "Ville", exact: true }).check();
  await page.keyboard.press("Escape");
  await expect(button(page)).toHaveText("Vues");
  await saveView(page, "Les vues");
  await expect(toast(page, "Les vues")).toBeVisible();
  await expect(button(page)).toBeFocused();
  await expect(page).toHaveURL(/q=vue&state=all&cols=created\.balance\.city:comfortable&view=/);

  // The usual list again, with the usual columns.
  await page.context().clearCookies({ name: "clientele_list" });
  await open(page, server, "/clients");
  await expect(headers(page)).toHaveText(["Client", "Contact", "E-mail", "Créé le", "Dernière connexion", "Solde", "Action"]);
  const menu = await menuOf(page);
  const item = menu.getByRole("menuitem", { name: "Les vues" });
  await expect(item).toBeFocused();
  await accessible(page);
  await page.keyboard.press("Enter");
  await expect(names(page)).toHaveText(["Vue Alpha", "Vue Bêta"]);
  await expect(headers(page)).toHaveText(["Client", "Créé le", "Solde", "Ville", "Action"]);
  await expect(button(page)).toContainText("Les vues");
  await expect(page).toHaveURL(/cols=created\.balance\.city:comfortable&view=/);
  // The first page shows the same.
  await page.reload();
  await ready(page);
  await expect(button(page)).toContainText("Les vues");
  await expect(headers(page)).toHaveText(["Client", "Créé le", "Solde", "Ville", "Action"]);
  await page.goBack();
  await expect(button(page)).toHaveText("Vues");
  await expect(headers(page)).toHaveText(["Client", "Contact", "E-mail", "Créé le", "Dernière connexion", "Solde", "Action"]);
  await page.goForward();
  await expect(names(page)).toHaveText(["Vue Alpha", "Vue Bêta"]);
});

test("a list that was changed since offers to save the changes or to return", async ({ signedIn: page, server }) => {
  await listOf(page, server, "", "active");
  await chip(page, "Archivés").click();
  await saveView(page, "Avec les archives", ["Garder aussi les colonnes"]);
  await expect(button(page)).not.toContainText("modifiée");
  await page.getByRole("columnheader", { name: "Solde" }).getByRole("link").click();
  await expect(button(page)).toContainText("modifiée");
  await expect(page).toHaveURL(/sort=balance.*view=/);
  await choose(page, "Revenir à la vue enregistrée");
  await expect(button(page)).not.toContainText("modifiée");
  await expect(page).not.toHaveURL(/sort=/);
  await page.goBack();
  await expect(button(page)).toContainText("modifiée");
  // Columns follow in the address, without an entry of their own.
  await page.getByRole("button", { name: "Colonnes" }).click();
  await page.getByRole("dialog", { name: "Colonnes" }).getByRole("checkbox", { name: "Pays", exact: true }).check();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/cols=[a-z_.]*country:comfortable/);
  await choose(page, "Enregistrer les changements");
  await expect(toast(page, /Avec les archives.*mise à jour/)).toBeVisible();
  await expect(button(page)).not.toContainText("modifiée");
  await open(page, server, "/clients");
  await choose(page, /^Avec les archives/);
  await expect(page).toHaveURL(/sort=balance/);
  await expect(headers(page)).toContainText(["Pays"]);
  // A name stands once.
  await choose(page, "Enregistrer cette vue…");
  const dialog = page.getByRole("dialog", { name: "Enregistrer cette vue" });
  await dialog.getByRole("textbox", { name: "Nom de la vue" }).fill("avec les ARCHIVES");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("textbox", { name: "Nom de la vue" })).toHaveAccessibleDescription(/.+/);
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await choose(page, "Renommer…");
  const rename = page.getByRole("dialog", { name: "Renommer la vue" });
  await expect(rename.getByRole("textbox", { name: "Nom de la vue" })).toHaveValue("Avec les archives");
  await rename.getByRole("textbox", { name: "Nom de la vue" }).fill("Archives");
  await page.keyboard.press("Enter");
  await expect(rename).toBeHidden();
  await expect(button(page)).toContainText("Archives");
});

test("a shared view is a colleague's too, a favourite is one's own", async ({ signedIn: page, as, server }) => {
  addClients(server, "Nom", "Partagé Un");
  const colleague = addUser(server, { email: `vues.${process.pid}@atelier-nord.example`, name: "Vic Vues", role: "sales" });
  await listOf(page, server, "partagé");
  await saveView(page, "Pour nous", ["En favori"]);
  await expect(favourites(page)).toHaveText(["Pour nous"]);
  await expect(favourites(page)).toHaveAttribute("aria-current", "true");
  const other = await as(colleague);
  await expect(favourites(other)).toHaveCount(0);
  await choose(page, "Partager avec l’entreprise");
  await expect(toast(page, /Pour nous.*partagée/)).toBeVisible();
  const theirs = await menuOf(other);
  await expect(theirs.getByRole("menuitem", { name: /Pour nous/ })).toContainText("partagée");
  await theirs.getByRole("menuitem", { name: /Pour nous/ }).click();
  await expect(names(other)).toHaveText(["Partagé Un"]);
  const offered = await menuOf(other);
  for (const name of ["Renommer…", "Ne plus partager", "Supprimer"]) await expect(offered.getByRole("menuitem", { name })).toHaveCount(0);
  await offered.getByRole("menuitem", { name: "Ajouter aux favoris" }).click();
  await expect(favourites(other)).toHaveText(["Pour nous"]);
  // It is in the first page, and leads to its list from there.
  await other.goto(`${server.url}/clients`);
  await ready(other);
  await accessible(other);
  await favourites(other).click();
  await expect(names(other)).toHaveText(["Partagé Un"]);

  await choose(page, "Supprimer");
  await expect(favourites(page)).toHaveCount(0);
  await expect(button(page)).toHaveText("Vues");
  await expect(names(page)).toHaveText(["Partagé Un"]);
  await toast(page, /supprimée/).getByRole("button", { name: "Annuler" }).click();
  await expect(favourites(page)).toHaveText(["Pour nous"]);
  await open(page, server, "/clients");
  await favourites(page).click();
  await choose(page, "Supprimer");
  // It is off this page at once; the colleague's is asked for once the server has said so.
  await expect(toast(page, /supprimée/)).toBeVisible();
  await other.reload();
  await ready(other);
  await expect(favourites(other)).toHaveCount(0);
});

test("on a phone, favourites wrap and nothing stands out", async ({ signedIn: page, server }) => {
  for (const name of ["Les clients de la région lyonnaise", "Bretagne", "Normandie et Hauts-de-France", "Grands comptes", "À relancer"]) {
    await listOf(page, server, name);
    await saveView(page, name, ["En favori"]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, server, "/clients");
  await expect(favourites(page)).toHaveCount(5);
  expect(await sticksOut(page)).toEqual([]);
  await favourites(page).filter({ hasText: "Bretagne" }).click();
  await expect(button(page)).toContainText("Bretagne");
  const menu = await menuOf(page);
  await expect(menu.getByRole("menuitem", { name: "Enregistrer cette vue…" })).toBeInViewport();
  await accessible(page);
  expect(await sticksOut(page)).toEqual([]);
});
