import { addClients, addUser, expect, ready, test, PASSWORD } from "./fixtures";
import { act, listOf, open, openRowMenu, own, rowOf, save, toast } from "./steps";

test("a read-only user is invited by a link, looks at everything and changes nothing", async ({ signedIn: page, browser, server }) => {
  const email = `lecture.${process.pid}@atelier-nord.example`;
  addClients(server, "Nom", "Lecture Vue");
  await open(page, server, "/settings/users");
  await page.getByRole("textbox", { name: "E-mail" }).fill("pas une adresse");
  await page.getByRole("button", { name: "Créer le lien" }).click();
  await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveAccessibleDescription(/pas une adresse e-mail/);
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("combobox", { name: "Rôle", exact: true }).selectOption({ label: "Lecture seule" });
  await page.getByRole("button", { name: "Créer le lien" }).click();
  const made = page.getByRole("alert").filter({ hasText: `Lien d’invitation pour ${email}` });
  const link = await made.locator("code").innerText();
  expect(link).toContain(`${server.url}/invite/`);
  const pending = page.locator(".setting").filter({ hasText: email });
  await expect(pending).toContainText("Lecture seule · invité par Camille Vasseur");

  const context = await browser.newContext({ locale: "fr-FR" });
  const guest = await context.newPage();
  await guest.goto(link);
  await ready(guest);
  await expect(guest.getByRole("heading", { level: 1, name: "Rejoindre Atelier Nord" })).toBeVisible();
  await expect(guest.getByText("Camille Vasseur vous invite avec le rôle « Lecture seule ».")).toBeVisible();
  await guest.getByRole("textbox", { name: "Prénom et nom" }).fill("Louise Lecture");
  await guest.getByLabel(/^Mot de passe/).fill(PASSWORD);
  await guest.getByRole("button", { name: "Créer mon accès" }).click();
  await expect(guest.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
  await ready(guest);
  for (const name of ["Nouveau client", "Importer"]) await expect(guest.getByRole("link", { name })).toHaveCount(0);
  for (const name of ["Sélectionner", "Exporter"]) await expect(guest.getByRole("button", { name })).toHaveCount(0);
  await expect(guest.getByRole("checkbox")).toHaveCount(0);
  await guest.keyboard.press("c");
  await listOf(guest, server, "lecture vue");
  await guest.getByRole("link", { name: "Lecture Vue" }).click();
  await expect(guest.getByRole("heading", { level: 1, name: "Lecture Vue" })).toBeVisible();
  await expect(guest.getByRole("link", { name: "Modifier" })).toHaveCount(0);
  await expect(guest.getByRole("button", { name: "Autres actions" })).toHaveCount(0);
  const client = new URL(guest.url()).pathname;
  for (const path of ["/clients/new", `${client}/edit`, "/clients/import", "/settings/company", "/settings/users", "/settings/lists"]) {
    await guest.goto(`${server.url}${path}`);
    await expect(guest.getByText("Votre rôle ne le permet pas"), path).toBeVisible();
    await ready(guest);
    await expect(guest.locator("main").locator("form, input, select, textarea"), path).toHaveCount(0);
    await expect(guest.locator("main").getByRole("link", { name: "Aller aux clients" }), path).toBeVisible();
  }
  await guest.goto(`${server.url}/settings`);
  await expect(guest).toHaveURL(/\/settings\/me$/);
  const places = guest.getByRole("navigation", { name: "Réglages" }).getByRole("link");
  await expect(places).toHaveText(["Mon compte", "Sécurité"]);

  // The link has served.
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "Lien expiré" })).toBeVisible();
  await context.close();
  await page.reload();
  await expect(page.getByText("Louise Lecture", { exact: true })).toBeVisible();
  await expect(page.getByText("Aucune invitation en attente.")).toBeVisible();
});

test("sales may create and edit, not delete, import or set up", async ({ as, server }) => {
  addClients(server, "Nom", "Vendu");
  const page = await as(addUser(server, { email: `vente.${process.pid}@atelier-nord.example`, name: "Vera Vente", role: "sales" }));
  await expect(page.getByRole("link", { name: "Nouveau client" }).last()).toBeVisible();
  await expect(page.getByRole("link", { name: "Importer" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Exporter" })).toBeVisible();
  await listOf(page, server, "vendu");
  const menu = await openRowMenu(page, "Vendu");
  await expect(menu.getByRole("menuitem")).toHaveText([/^Modifier/, "Nouvelle tâche", "Nouvelle facture", "Nouveau devis", "Saisir une dépense", "Désactiver", "Archiver"]);
  await menu.getByRole("menuitem", { name: "Archiver" }).click();
  await expect(rowOf(page, "Vendu")).toContainText("Archivée");
  await act(page, "Vendu", "Restaurer");
  await expect(rowOf(page, "Vendu")).not.toContainText("Archivée");
  await page.getByRole("checkbox", { name: "Choisir Vendu" }).check();
  const bulk = page.getByRole("region", { name: "Actions sur les clients choisis" });
  await expect(bulk.getByRole("button", { name: "Archiver" })).toBeVisible();
  await expect(bulk.getByRole("button", { name: "Supprimer" })).toHaveCount(0);
  await act(page, "Vendu", "Modifier");
  await own(page, "Téléphone").fill("01 44 55 66 77");
  await save(page, "Vendu");
  await page.getByRole("button", { name: "Autres actions" }).click();
  await expect(page.getByRole("menuitem", { name: "Archiver" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Supprimer" })).toHaveCount(0);
  await expect(page.getByRole("menuitem", { name: "Changer le numéro" })).toHaveCount(0);
});

test("a role is changed, an invitation taken back and a user removed", async ({ signedIn: page, as, server }) => {
  const user = addUser(server, { email: `change.${process.pid}@atelier-nord.example`, name: "Chloé Change", role: "read_only" });
  const other = await as(user);
  await open(page, server, "/settings/users");
  await page.getByRole("combobox", { name: "Rôle de Chloé Change" }).selectOption({ label: "Commercial" });
  await expect(toast(page, "Rôle de Chloé Change modifié")).toBeVisible();
  await other.reload();
  await expect(other.getByRole("link", { name: "Nouveau client" }).last()).toBeVisible();

  await page.getByRole("textbox", { name: "E-mail" }).fill(`retrait.${process.pid}@atelier-nord.example`);
  await page.getByRole("button", { name: "Créer le lien" }).click();
  const link = await page.getByRole("alert").locator("code").innerText();
  await page.getByRole("button", { name: "Annuler l’invitation" }).click();
  await expect(toast(page, "Invitation annulée")).toBeVisible();
  await other.goto(link);
  await expect(other.getByRole("heading", { name: "Lien expiré" })).toBeVisible();

  await page.locator(".setting").filter({ hasText: "Chloé Change" }).getByRole("button", { name: "Retirer" }).click();
  const question = page.getByRole("dialog", { name: "Retirer Chloé Change ?" });
  await question.getByRole("button", { name: "Annuler" }).click();
  await expect(question).toBeHidden();
  await page.locator(".setting").filter({ hasText: "Chloé Change" }).getByRole("button", { name: "Retirer" }).click();
  await question.getByRole("button", { name: "Retirer" }).click();
  await expect(toast(page, "Chloé Change ne fait plus partie de l’entreprise")).toBeVisible();
  await other.goto(`${server.url}/clients`);
  await expect(other.getByRole("table", { name: "Liste des clients" })).toHaveCount(0);

  // A company keeps its last owner, whatever is pressed.
  await page.getByRole("combobox", { name: "Rôle de Camille Vasseur" }).selectOption({ label: "Administrateur" });
  await expect(toast(page, "Une entreprise garde au moins un propriétaire")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Rôle de Camille Vasseur" })).toHaveValue("owner");
});
