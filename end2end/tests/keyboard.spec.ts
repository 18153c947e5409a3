import { accessible, addClients, addUser, expect, ready, test, EMAIL, PASSWORD } from "./fixtures";
import { chip, listOf, names, open, own, rowOf, tabTo, toast } from "./steps";

test("one signs in and out without a mouse", async ({ page, server }) => {
  await open(page, server, "/login");
  await expect(page.getByRole("textbox", { name: "E-mail" })).toBeFocused();
  await page.keyboard.type(EMAIL);
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
  await ready(page);
  // The first stop of every page leads past the way around.
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Aller au contenu" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
  await tabTo(page, page.locator(".sidebar").getByRole("button", { name: "Se déconnecter" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/login$/);
});

test("a client is created from the list by keys alone", async ({ signedIn: page }) => {
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { level: 1, name: "Nouveau client" })).toBeVisible();
  await expect(own(page, "Nom")).toBeFocused();
  await page.keyboard.type("Au Clavier");
  await tabTo(page, page.getByRole("button", { name: "Ajouter un contact" }));
  await page.keyboard.press("Enter");
  const contact = page.getByRole("group", { name: "Contact 2" });
  await expect(contact.getByRole("textbox", { name: "Prénom" })).toBeFocused();
  await page.keyboard.type("Léa");
  await tabTo(page, page.locator("summary", { hasText: "Classement et suivi" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("textbox", { name: "Référence" }));
  await page.keyboard.type("CLAV-1");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Au Clavier" })).toBeVisible();
  await expect(page.getByText("CLAV-1")).toBeVisible();
});

test("Enter in a field saves, Escape leaves and keeps the draft", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/new");
  await own(page, "Nom").focus();
  await page.keyboard.type("Entrée Suffit");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Entrée Suffit" })).toBeVisible();
  await open(page, server, "/clients/new");
  await own(page, "Nom").focus();
  await page.keyboard.type("Je reviens");
  await expect(page.getByText("Brouillon gardé sur cet appareil")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/clients$/);
  await expect(page.getByRole("table", { name: "Liste des clients" })).toBeVisible();
  await page.keyboard.press("c");
  await expect(own(page, "Nom")).toHaveValue("Je reviens");
});

test("Ctrl with Enter saves from a field of a day too", async ({ signedIn: page, server }) => {
  const field = async (what: string, data: object) => {
    const answer = await page.request.post(`${server.url}/api/settings/field-${what}`, { headers: { origin: server.url }, data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const { id } = (await field("add", { of: "client", form: { label: "Fondée le", kind: "date", options: "", required: "" } })) as { id: string };
  await open(page, server, "/clients/new");
  await page.locator("#organisation").getByRole("textbox", { name: "Nom", exact: true }).fill("Jour Gardé");
  await page.getByLabel("Fondée le").fill("0026-03-01");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByLabel("Fondée le")).toHaveAccessibleDescription(/L’année va de 1900 à 2200/);
  await page.getByLabel("Fondée le").fill("2026-03-01");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Jour Gardé" })).toBeVisible();
  // It would surprise the other journeys.
  await field("remove", { id });
});

test("the list is filtered, walked, ticked and opened by keys", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Clef Alpha", "Clef Bêta", "Clef Gamma");
  await open(page, server, "/clients");
  await page.keyboard.press("/");
  const filter = page.getByRole("searchbox", { name: "Filtrer par client ou contact" });
  await expect(filter).toBeFocused();
  await page.keyboard.type("clef");
  await expect(names(page)).toHaveText(["Clef Alpha", "Clef Bêta", "Clef Gamma"]);
  await page.keyboard.press("Tab"); // out of the field, so that letters are commands again
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(rowOf(page, "Clef Bêta")).toHaveClass(/\bat\b/);
  await page.keyboard.press("x");
  await expect(page.getByRole("checkbox", { name: "Choisir Clef Bêta" })).toBeChecked();
  await page.keyboard.press("k");
  await page.keyboard.press("x");
  const bulk = page.getByRole("region", { name: "Actions sur les clients choisis" });
  await expect(bulk).toContainText("2 choisis");
  await tabTo(page, bulk.getByRole("button", { name: "Archiver" }));
  await page.keyboard.press("Enter");
  await expect(names(page).filter({ visible: true })).toHaveText(["Clef Gamma"]);
  await tabTo(page, chip(page, "Archivés"), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(names(page)).toHaveText(["Clef Alpha", "Clef Bêta", "Clef Gamma"]);
  await tabTo(page, page.getByRole("columnheader", { name: "Client" }).getByRole("link"));
  await page.keyboard.press("Enter");
  await expect(names(page)).toHaveText(["Clef Gamma", "Clef Bêta", "Clef Alpha"]);
  // The first Escape leaves the field as it is, the next one shows all.
  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  await expect(filter).not.toBeFocused();
  await expect(filter).toHaveValue("clef");
  await page.keyboard.press("Escape");
  await expect(filter).toHaveValue("");
  await expect(page).not.toHaveURL(/q=/);
  await page.keyboard.press("/");
  await page.keyboard.type("clef");
  // From the field to the first row, and on by arrows.
  await page.keyboard.press("ArrowDown");
  await expect(rowOf(page, "Clef Gamma")).toHaveClass(/\bat\b/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(rowOf(page, "Clef Gamma")).toHaveClass(/\bat\b/);
  await page.keyboard.press("e");
  await expect(page.getByRole("heading", { level: 1, name: "Modifier Clef Gamma" })).toBeVisible();
});

test("an empty list answers to keys too", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients?q=introuvable");
  await expect(page.getByRole("heading", { name: "Aucun client trouvé" })).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Filtrer par client ou contact" })).toBeFocused();
  await page.keyboard.press("Tab"); // out of the field, so that letters are commands again
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { level: 1, name: "Nouveau client" })).toBeVisible();
});

test("a row's menu is opened, walked and left by keys, and its toast is answered", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Menu Clavier");
  await listOf(page, server, "menu clavier");
  const button = rowOf(page, "Menu Clavier").getByRole("button", { name: "Sélectionner" });
  await tabTo(page, button);
  await expect(button).toHaveCSS("opacity", "1");
  await page.keyboard.press("Enter");
  const item = (name: string) => page.getByRole("menuitem", { name, exact: true });
  await expect(item("Modifier")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(item("Nouvelle tâche")).toBeFocused();
  await page.keyboard.press("End");
  await expect(item("Supprimer")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(item("Modifier")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(button).toBeFocused();
  // It has the keys from the moment that it opens, not only once the browser has told of that.
  const focused = await button.evaluate((at) => {
    at.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
    return document.activeElement?.getAttribute("role");
  });
  expect(focused).toMatch(/^menu/);
  await expect(item("Modifier")).toBeFocused();
  await page.keyboard.press("a");
  await expect(item("Archiver")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rowOf(page, "Menu Clavier")).toContainText("Archivée");
  await tabTo(page, toast(page, "Menu Clavier est archivé").getByRole("button", { name: "Annuler" }));
  await page.keyboard.press("Enter");
  await expect(rowOf(page, "Menu Clavier")).not.toContainText("Archivée");
});

test("a dialog takes the focus, keeps it, and gives it back", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Dialogue Clavier");
  await listOf(page, server, "dialogue clavier");
  await tabTo(page, page.getByRole("link", { name: "Dialogue Clavier" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Dialogue Clavier" })).toBeVisible();
  const menu = page.getByRole("button", { name: "Autres actions" });
  const ask = async () => {
    await tabTo(page, menu);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: "Écrire un e-mail" })).toBeFocused();
    // A blank within a word that is typed presses nothing.
    await page.keyboard.type("ajouter du ");
    await expect(page.getByRole("menuitem", { name: "Ajouter du score" })).toBeFocused();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
  };
  await ask();
  const dialog = page.getByRole("dialog", { name: "Ajouter du score" });
  const points = dialog.getByRole("textbox", { name: "Points à ajouter" });
  await expect(points).toBeFocused();
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press("Tab");
    expect(await dialog.evaluate((element) => element.contains(document.activeElement) || document.activeElement === document.body)).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(menu).toBeFocused();
  await ask();
  await expect(points).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("40");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.locator(".record-facts")).toContainText("40");
});

test("parent companies are found and taken by arrows", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Zénith Mère", "Zénith Fille");
  await listOf(page, server, "zénith fille");
  await page.getByRole("link", { name: "Zénith Fille" }).click();
  await page.getByRole("link", { name: "Modifier" }).first().click();
  await tabTo(page, page.locator("summary", { hasText: "Classement et suivi" }));
  await page.keyboard.press("Enter");
  const parent = page.getByRole("combobox", { name: "Société mère" });
  await tabTo(page, parent);
  await page.keyboard.type("zénith");
  const option = page.getByRole("option", { name: /Zénith Mère/ });
  await expect(option).toBeVisible();
  await expect(page.getByRole("option", { name: /Zénith Fille/ })).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await expect(option).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(parent).toHaveValue("Zénith Mère");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^Zénith Fille/ })).toBeVisible();
  await expect(page.locator("aside.record-aside").getByRole("link", { name: "Zénith Mère" })).toBeVisible();
});

test("the company's menu and the settings are reached by keys", async ({ as, server }) => {
  const page = await as(addUser(server, { email: `touches.${process.pid}@atelier-nord.example`, name: "Tom Touches", role: "admin" }));
  await tabTo(page, page.getByRole("button", { name: /Atelier Nord/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Atelier Nord" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "Ajouter une entreprise" })).toBeFocused();
  await page.keyboard.press("Escape");
  await tabTo(page, page.getByRole("link", { name: "Réglages" }).first());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/company$/);
  await tabTo(page, page.getByRole("link", { name: "Champs personnalisés" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Ajouter un champ" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Ajouter un champ" });
  await expect(dialog.getByRole("textbox", { name: "Intitulé" })).toBeFocused();
  await page.keyboard.type(`Surnom ${process.pid}`);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.locator(".setting").filter({ hasText: `Surnom ${process.pid}` })).toBeVisible();
});

test("a question mark lists the keys, but not where one types", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients");
  await page.locator("h1").click();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Raccourcis clavier" });
  await expect(dialog.locator("dl > div").filter({ hasText: "Filtrer la liste" })).toContainText("/");
  await accessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Fermer" }).click();
  await page.keyboard.press("/");
  await page.keyboard.type("?");
  await expect(page.getByRole("searchbox")).toHaveValue("?");
  await expect(dialog).toHaveCount(0);
});

test("the way back leads to the list as it was left, and to the row that was opened", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Retour Un", "Retour Deux", "Retour Trois");
  await listOf(page, server, "retour", "active");
  await rowOf(page, "Retour Trois").getByRole("link", { name: "Retour Trois" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Retour Trois" })).toBeVisible();
  await page.goBack();
  await expect(rowOf(page, "Retour Trois").getByRole("link", { name: "Retour Trois" })).toBeFocused();
  // Followed by keys, a link leads back as well; so do `e` and the row's menu.
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Retour Trois" })).toBeVisible();
  await page.goBack();
  await expect(rowOf(page, "Retour Trois").getByRole("link", { name: "Retour Trois" })).toBeFocused();
  await rowOf(page, "Retour Deux").hover();
  await rowOf(page, "Retour Deux").getByRole("button", { name: "Sélectionner" }).click();
  await page.getByRole("menuitem", { name: "Modifier", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Modifier Retour Deux" })).toBeVisible();
  await page.goBack();
  await expect(rowOf(page, "Retour Deux").getByRole("link", { name: "Retour Deux" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("e");
  await expect(page.getByRole("heading", { level: 1, name: "Modifier Retour Trois" })).toBeVisible();
  await page.goBack();
  await expect(rowOf(page, "Retour Trois").getByRole("link", { name: "Retour Trois" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("e");
  await expect(page.getByRole("heading", { level: 1, name: "Modifier Retour Un" })).toBeVisible();
  for (const back of [page.locator(".crumbs").getByRole("link", { name: "Clients" }), page.locator(".sidebar").getByRole("link", { name: "Clients", exact: true })]) {
    await back.click();
    await expect(names(page)).toHaveText(["Retour Deux", "Retour Trois", "Retour Un"]);
    await page.getByRole("link", { name: "Retour Deux" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Retour Deux" })).toBeVisible();
  }
  // Whoever gives a new record up is back in it too, and so is who came to import.
  await page.locator(".crumbs").getByRole("link", { name: "Clients" }).click();
  await expect(names(page)).toHaveText(["Retour Deux", "Retour Trois", "Retour Un"]);
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { level: 1, name: "Nouveau client" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(names(page)).toHaveText(["Retour Deux", "Retour Trois", "Retour Un"]);
  await page.getByRole("link", { name: "Importer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Importer des clients" })).toBeVisible();
  await page.locator(".crumbs").getByRole("link", { name: "Clients" }).click();
  await expect(names(page)).toHaveText(["Retour Deux", "Retour Trois", "Retour Un"]);
  await page.getByRole("link", { name: "Retour Deux" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Retour Deux" })).toBeVisible();
  // On the list itself the sidebar leads to all of it.
  await page.locator(".sidebar").getByRole("link", { name: "Clients", exact: true }).click();
  await expect(names(page)).toHaveCount(3);
  await page.locator(".sidebar").getByRole("link", { name: "Clients", exact: true }).click();
  await expect(page).toHaveURL(/\/clients$/);
});
