import { addClients, expect, ready, test } from "./fixtures";
import { act, chip, listOf, names, open, openRowMenu, own, rowOf, toast } from "./steps";

test("one is archived, taken back by the toast, deleted and restored from its row", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Ligne Seule");
  await listOf(page, server, "ligne seule", "active");
  await act(page, "Ligne Seule", "Archiver");
  await expect(rowOf(page, "Ligne Seule")).toBeHidden();
  await toast(page, "Ligne Seule est archivé").getByRole("button", { name: "Annuler" }).click();
  await expect(rowOf(page, "Ligne Seule")).toBeVisible();
  await expect(toast(page, /C’est annulé.: Ligne Seule est archivé/)).toBeVisible();

  await listOf(page, server, "ligne seule");
  await act(page, "Ligne Seule", "Archiver");
  await expect(rowOf(page, "Ligne Seule")).toContainText("Archivée");
  const menu = await openRowMenu(page, "Ligne Seule");
  await expect(menu.getByRole("menuitem")).toHaveText([/^Modifier/, "Restaurer", "Supprimer"]);
  await menu.getByRole("menuitem", { name: "Supprimer" }).click();
  const name = rowOf(page, "Ligne Seule").getByText("Ligne Seule", { exact: true });
  await expect(rowOf(page, "Ligne Seule")).toContainText("Supprimé");
  await expect(name).toHaveCSS("text-decoration-line", "line-through");
  await page.reload();
  await expect(name).toHaveCSS("text-decoration-line", "line-through");
  await listOf(page, server, "ligne seule");
  const left = await openRowMenu(page, "Ligne Seule");
  await expect(left.getByRole("menuitem")).toHaveText(["Restaurer"]);
  await left.getByRole("menuitem").click();
  await expect(toast(page, "Ligne Seule est restauré")).toBeVisible();
  await expect(rowOf(page, "Ligne Seule")).not.toContainText("Supprimé");
  await expect(name).toHaveCSS("text-decoration-line", "none");
});

test("an inactive client is greyed, and active again at a word", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "En Sommeil");
  await listOf(page, server, "en sommeil");
  await act(page, "En Sommeil", "Désactiver");
  await expect(rowOf(page, "En Sommeil")).toContainText("Inactif");
  await expect(toast(page, "En Sommeil est inactif")).toBeVisible();
  await act(page, "En Sommeil", "Activer");
  await expect(rowOf(page, "En Sommeil")).not.toContainText("Inactif");
});

test("who is put aside may be changed, is said to be put aside, and stays so", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Mis De Côté");
  await listOf(page, server, "mis de côté");
  await act(page, "Mis De Côté", "Archiver");
  await expect(rowOf(page, "Mis De Côté")).toContainText("Archivée");
  await (await openRowMenu(page, "Mis De Côté")).getByRole("menuitem", { name: /^Modifier/ }).click();
  await expect(page.locator(".page-body .alert.warn")).toContainText(/marquée «\sArchivé\s»/);
  await own(page, "Nom").fill("Mis Plus Loin");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Mis Plus Loin" })).toBeVisible();
  await expect(page.locator(".record-head")).toContainText("Archivé");
});

test("many are ticked, archived, deleted and restored together", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Lot Un", "Lot Deux", "Lot Trois");
  await listOf(page, server, "lot", "active");
  const bulk = page.getByRole("region", { name: "Actions sur les clients choisis" });
  await page.getByRole("checkbox", { name: "Choisir Lot Un" }).check();
  await expect(bulk).toContainText("1 choisi");
  await page.getByRole("checkbox", { name: "Choisir Lot Deux" }).check();
  await expect(bulk).toContainText("2 choisis");
  await bulk.getByRole("button", { name: "Archiver" }).click();
  await expect(bulk).toBeHidden();
  await expect(rowOf(page, "Lot Un")).toBeHidden();
  await expect(rowOf(page, "Lot Deux")).toBeHidden();
  await expect(rowOf(page, "Lot Trois")).toBeVisible();
  await toast(page, "2 clients archivés").getByRole("button", { name: "Annuler" }).click();
  await expect(rowOf(page, "Lot Deux")).toBeVisible();

  await listOf(page, server, "lot");
  await page.getByRole("checkbox", { name: "Tout choisir" }).check();
  await expect(bulk).toContainText("3 choisis");
  await bulk.getByRole("button", { name: "Supprimer" }).click();
  await expect(toast(page, "3 clients supprimés")).toBeVisible();
  for (const name of ["Lot Un", "Lot Deux", "Lot Trois"]) await expect(rowOf(page, name)).toContainText("Supprimé");
  await page.getByRole("checkbox", { name: "Tout choisir" }).check();
  await expect(bulk.getByRole("button", { name: "Archiver" })).toHaveCount(0);
  await bulk.getByRole("button", { name: "Restaurer" }).click();
  await expect(toast(page, "3 clients restaurés")).toBeVisible();
  await expect(page.locator("tbody.rows")).not.toContainText("Supprimé");
  await page.getByRole("checkbox", { name: "Choisir Lot Un" }).check();
  await bulk.getByRole("button", { name: "Ne plus rien choisir" }).click();
  await expect(page.getByRole("checkbox", { name: "Choisir Lot Un" })).not.toBeChecked();

  // What is acted on from its own menu is chosen no longer once it has left the page.
  await listOf(page, server, "lot", "active");
  for (const name of ["Lot Un", "Lot Deux"]) await page.getByRole("checkbox", { name: `Choisir ${name}` }).check();
  await act(page, "Lot Un", "Archiver");
  await expect(bulk).toContainText("1 choisi");
});

test("the overview archives, deletes and restores, and remembers who did", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Vue Ensemble");
  await listOf(page, server, "vue ensemble");
  await page.getByRole("link", { name: "Vue Ensemble" }).click();
  const head = page.locator(".page-head");
  const choose = async (what: string) => {
    await page.getByRole("button", { name: "Autres actions" }).click();
    await page.getByRole("menuitem", { name: what, exact: true }).click();
  };
  await expect(head).toContainText("Actif");
  await choose("Archiver");
  await expect(head).toContainText("Archivé");
  await expect(page.getByText("Ce client est archivé")).toBeVisible();
  await expect(page.getByText("Vous avez archivé ce client")).toBeVisible();
  await expect(page.getByRole("link", { name: "Modifier", exact: true })).toHaveCount(1); // that of the facts
  await choose("Supprimer");
  await expect(page.getByText("Ce client est supprimé.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCSS("text-decoration-line", "line-through");
  await expect(page.getByRole("link", { name: "Modifier", exact: true })).toHaveCount(0); // restored first
  await page.getByRole("button", { name: "Restaurer", exact: true }).click();
  await expect(head).toContainText("Actif");
  await page.reload(); // the toasts of before have words of their own
  await ready(page);
  await choose("Supprimer");
  await toast(page, "Vue Ensemble est supprimé").getByRole("button", { name: "Annuler" }).click();
  await expect(head).toContainText("Actif");
  await expect(page.getByText("Vous avez supprimé ce client").first()).toBeVisible();
});

test("chips choose the states shown, in the address and in the history", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Puce A", "Puce B");
  await listOf(page, server, "puce", "active");
  await act(page, "Puce B", "Archiver");
  await expect(rowOf(page, "Puce B")).toBeHidden();
  await expect(chip(page, "Actifs")).toHaveAttribute("aria-current", "true");
  await chip(page, "Archivés").click();
  await expect(rowOf(page, "Puce B")).toContainText("Archivée");
  await expect(rowOf(page, "Puce A")).toBeVisible();
  await expect(page).toHaveURL(/state=active,archived/);
  await chip(page, "Actifs").click();
  await expect(rowOf(page, "Puce A")).toBeHidden();
  await expect(page).toHaveURL(/state=archived/);
  await page.goBack();
  await expect(rowOf(page, "Puce A")).toBeVisible();
  await page.goBack();
  await expect(rowOf(page, "Puce B")).toBeHidden();
  await expect(chip(page, "Archivés")).not.toHaveAttribute("aria-current", "true");
});

test("any letters of client or contact filter the list while they are typed", async ({ signedIn: page, server }) => {
  addClients(
    server,
    "Nom;Contact : prénom;Contact : nom",
    "Cœur de Ville;Anne;Petit",
    "Société Muller;Zoé;Martin",
    "Filtre Sans;Anne;Petit",
  );
  const filter = page.getByRole("searchbox", { name: "Filtrer par client ou contact" });
  await filter.pressSequentially("oe");
  await expect(page).toHaveURL(/\?q=oe$/);
  await expect(rowOf(page, "Cœur de Ville")).toBeVisible();
  await expect(rowOf(page, "Société Muller")).toBeVisible();
  await expect(rowOf(page, "Filtre Sans")).toHaveCount(0);
  await filter.fill("OÉ MART");
  await expect(names(page)).toHaveText(["Société Muller"]);
  await filter.fill("personne ne s’appelle ainsi");
  await expect(page.getByRole("heading", { name: "Aucun client trouvé" })).toBeVisible();
  await page.getByRole("link", { name: "Effacer les filtres" }).click();
  await expect(filter).toHaveValue("");
  await expect(page.getByRole("row").nth(20)).toBeVisible();
  // A view in the address is a view again when it is opened.
  await open(page, server, "/clients?q=zo%C3%A9");
  await expect(filter).toHaveValue("zoé");
  await expect(rowOf(page, "Société Muller")).toBeVisible();
  await page.getByRole("link", { name: "Société Muller" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Société Muller" })).toBeVisible();
  await page.goBack();
  await expect(filter).toHaveValue("zoé");
});

test("each column sorts up, then down", async ({ signedIn: page, server }) => {
  await page.setViewportSize({ width: 1440, height: 900 }); // room for every column
  addClients(
    server,
    "Nom;Contact : prénom;Contact : nom;Contact : e-mail",
    "Trieur Zébu;Anne;Alba;b@tri.example",
    "Trieur Alpha;Bruno;Zola;c@tri.example",
    "Trieur Écume;Chloé;Morin;a@tri.example",
  );
  await open(page, server, "/clients?q=trieur&sort=email");
  const upwards: [string, string, string[] | null][] = [
    ["Client", "client", ["Trieur Alpha", "Trieur Écume", "Trieur Zébu"]],
    ["Contact", "contact", ["Trieur Zébu", "Trieur Alpha", "Trieur Écume"]],
    ["E-mail", "email", ["Trieur Écume", "Trieur Zébu", "Trieur Alpha"]],
    ["Créé le", "created", null],
    ["Dernière connexion", "last_seen", null],
    ["Solde", "balance", null],
  ];
  for (const [title, param, order] of upwards) {
    const header = page.getByRole("columnheader", { name: title, exact: true });
    const link = header.getByRole("link");
    if ((await header.getAttribute("aria-sort")) !== "ascending") await link.click();
    await expect(header, title).toHaveAttribute("aria-sort", "ascending");
    if (order) await expect(names(page), title).toHaveText(order);
    await expect(names(page)).toHaveCount(3);
    const up = await names(page).allInnerTexts();
    await link.click();
    await expect(header, title).toHaveAttribute("aria-sort", "descending");
    await expect(page).toHaveURL(param === "client" ? /dir=desc/ : new RegExp(`sort=${param}&dir=desc`));
    await expect(names(page), title).toHaveText([...up].reverse());
  }
  await expect(page.locator('th[aria-sort]:not([aria-sort="none"])')).toHaveCount(1);
  await page.goBack();
  await expect(page.getByRole("columnheader", { name: "Solde" })).toHaveAttribute("aria-sort", "ascending");
});

test("what was done is told as one, taken back by Ctrl Z, and done though the page goes at once", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Zéphyr Un", "Zéphyr Deux", "Zéphyr Trois");
  await listOf(page, server, "zéphyr", "active");
  await act(page, "Zéphyr Un", "Archiver");
  await expect(toast(page, "Zéphyr Un est archivé")).toBeVisible();
  await act(page, "Zéphyr Deux", "Archiver");
  await expect(page.locator(".toast")).toHaveText(/2 clients archivés/);
  await page.keyboard.press("Control+z");
  await expect(names(page)).toHaveText(["Zéphyr Deux", "Zéphyr Trois", "Zéphyr Un"]);
  await expect(toast(page, "Annulé")).toBeVisible();
  // The call is on its way when the page is left.
  await act(page, "Zéphyr Trois", "Archiver");
  await page.goto(`${server.url}/products`);
  await expect(async () => {
    await listOf(page, server, "zéphyr", "active");
    await expect(names(page)).toHaveText(["Zéphyr Deux", "Zéphyr Un"], { timeout: 1_000 });
  }).toPass();
});
