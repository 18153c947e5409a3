import { accessible, addClients, addUser, expect, ready, signIn, test } from "./fixtures";
import { listOf, open, own, rowOf, save, siren, siret, toast, vatNumber } from "./steps";

test("the name alone is enough", async ({ signedIn: page, server }) => {
  await page.getByRole("link", { name: "Nouveau client" }).last().click();
  await expect(page.getByRole("heading", { level: 1, name: "Nouveau client" })).toBeVisible();
  await own(page, "Nom").fill("Seul Nom");
  await save(page, "Seul Nom");
  await expect(page.getByText("Vous avez créé ce client")).toBeVisible();
  await expect(page.getByText("Aucun contact pour l’instant.")).toBeVisible();
  await expect(page.getByText("Aucune adresse pour l’instant.")).toBeVisible();
  await listOf(page, server, "seul nom", "active");
  await expect(rowOf(page, "Seul Nom")).toBeVisible();
});

test("no name, no client: the summary leads to the field", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/new");
  await own(page, "E-mail de l’entreprise").fill("contact@sans-nom.example");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  const summary = page.getByRole("alert").filter({ hasText: "Le client n’est pas encore enregistré" });
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: /^Nom — À remplir/ }).click();
  await expect(own(page, "Nom")).toBeFocused();
  await expect(own(page, "Nom")).toHaveAccessibleDescription(/À remplir/);
  await expect(own(page, "E-mail de l’entreprise")).toHaveValue("contact@sans-nom.example");
});

test("everything is kept: identifiers, contacts, addresses, terms and notes", async ({ signedIn: page, server }) => {
  const number = siren("44306184");
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Ateliers Roche & Fils");
  await own(page, "SIRET").fill(siret("44306184"));
  await own(page, "SIRET").press("Tab");
  // The rest follows from it, as it is printed.
  const printed = `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
  await expect(own(page, "SIREN")).toHaveValue(printed);
  await expect(own(page, "Numéro de TVA")).toHaveValue(`FR ${vatNumber(number).slice(2, 4)} ${number}`);
  await own(page, "Code NAF (APE)").fill("6201z");
  await own(page, "Téléphone").fill("04 72 00 12 34");
  await own(page, "E-mail de l’entreprise").fill("bonjour@roche.example");
  await own(page, "Site internet").fill("roche.example");
  await page.getByText("Informations légales").click();
  await own(page, "Forme juridique").fill("SARL");
  await own(page, "Capital social").fill("12 000");

  const claire = page.getByRole("group", { name: "Contact 1" });
  await claire.getByRole("combobox", { name: "Civilité" }).selectOption({ index: 1 });
  await claire.getByRole("textbox", { name: "Prénom" }).fill("Claire");
  await claire.getByRole("textbox", { name: "Nom", exact: true }).fill("Roche");
  await claire.getByRole("textbox", { name: "E-mail" }).fill("claire@roche.example");
  await claire.getByRole("textbox", { name: "Mobile" }).fill("06 12 34 56 78");
  await page.getByRole("button", { name: "Ajouter un contact" }).click();
  const marc = page.getByRole("group", { name: "Contact 2" });
  await expect(marc.getByRole("textbox", { name: "Prénom" })).toBeFocused();
  await marc.getByRole("textbox", { name: "Prénom" }).fill("Marc");
  await marc.getByRole("textbox", { name: "Nom", exact: true }).fill("Noé");
  await marc.getByRole("checkbox", { name: "Contact de facturation" }).check();
  await marc.getByRole("radio", { name: "Contact principal" }).check();

  const seat = page.getByRole("group", { name: "Adresse 1" });
  await seat.getByRole("textbox", { name: "Adresse", exact: true }).fill("12 rue des Tanneurs");
  await seat.getByRole("textbox", { name: "Code postal" }).fill("69005");
  await seat.getByRole("textbox", { name: "Ville" }).fill("Lyon");
  await expect(seat.getByRole("combobox", { name: "Province ou État" })).toHaveCount(0);
  await page.getByRole("button", { name: "Ajouter une adresse" }).click();
  const store = page.getByRole("group", { name: "Adresse 2" });
  await store.getByRole("textbox", { name: "Libellé" }).fill("Entrepôt");
  await store.getByRole("textbox", { name: "Adresse", exact: true }).fill("3 rue Émile-Zola");
  await store.getByRole("textbox", { name: "Ville" }).fill("Montréal");
  await store.getByRole("combobox", { name: "Pays" }).selectOption("CA");
  await store.getByRole("combobox", { name: "Province ou État" }).selectOption({ label: "Québec" });
  await store.getByRole("checkbox", { name: "Livraison par défaut" }).check();

  await page.getByRole("combobox", { name: "Conditions de paiement" }).selectOption({ index: 2 });
  await page.getByRole("textbox", { name: "Notes privées" }).fill("Préfère le téléphone.\nFermé le lundi.");
  await save(page, "Ateliers Roche & Fils");

  const facts = page.locator("aside.record-aside");
  await expect(facts).toContainText("443 061 841");
  await expect(facts).toContainText("04 72 00 12 34");
  await expect(facts.getByRole("link", { name: "bonjour@roche.example" })).toHaveAttribute("href", "mailto:bonjour@roche.example");
  await expect(facts.getByRole("link", { name: /roche\.example/ }).last()).toBeVisible();
  await expect(facts).toContainText("Claire Roche");
  await expect(facts.getByRole("listitem").filter({ hasText: "Marc Noé" }).getByRole("img", { name: "Contact principal" })).toBeVisible();
  await expect(facts.getByRole("listitem").filter({ hasText: "Entrepôt" })).toContainText("Montréal (Québec)");
  await expect(facts.getByRole("link", { name: /Itinéraire/ }).first()).toHaveAttribute("href", /Tanneurs/);
  await expect(facts).toContainText("SARL");
  await expect(facts).toContainText(/12\s000,00\s€/);
  await expect(page.getByText("Fermé le lundi.")).toBeVisible();

  // The form gives every value back, telephones as people write them.
  await page.getByRole("link", { name: "Modifier" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Modifier Ateliers Roche & Fils" })).toBeVisible();
  await expect(own(page, "Téléphone")).toHaveValue("04 72 00 12 34");
  await expect(own(page, "SIRET")).toHaveValue(`${printed} ${siret("44306184").slice(9)}`);
  await expect(own(page, "SIREN")).toHaveValue(printed);
  await expect(own(page, "Capital social")).toHaveValue("12\u202f000,00");
  await expect(page.getByRole("group", { name: "Contact 1" }).getByRole("textbox", { name: "Prénom" })).toHaveValue("Marc");
  await expect(page.getByRole("group", { name: "Adresse 2" }).getByRole("combobox", { name: "Province ou État" })).toHaveValue(/QC$/);
  await listOf(page, server, "noé");
  await expect(rowOf(page, "Ateliers Roche & Fils")).toContainText("Marc Noé");
});

test("a SIRET fills in what follows from it, and nothing that was typed", async ({ signedIn: page, server }) => {
  const [first, second] = [siren("81234567"), siren("81234568")];
  const printed = (number: string) => `FR ${vatNumber(number).slice(2, 4)} ${number}`;
  const leave = (label: string) => own(page, label).press("Tab");
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Numéros Liés");
  // The SIREN alone fills in the VAT number; another one replaces what came from the first.
  await own(page, "SIREN").fill(first);
  await leave("SIREN");
  await expect(own(page, "Numéro de TVA")).toHaveValue(printed(first));
  await own(page, "SIREN").fill("");
  await own(page, "SIRET").fill(siret("81234568"));
  await leave("SIRET");
  await expect(own(page, "SIREN")).toHaveValue(`${second.slice(0, 3)} ${second.slice(3, 6)} ${second.slice(6)}`);
  await expect(own(page, "Numéro de TVA")).toHaveValue(printed(second));
  // What one takes away, or types, stays so.
  await own(page, "Numéro de TVA").fill("");
  await own(page, "SIRET").focus();
  await leave("SIRET");
  await expect(own(page, "Numéro de TVA")).toHaveValue("");
  await own(page, "Numéro de TVA").fill(vatNumber(second));
  await save(page, "Numéros Liés");
  await page.getByRole("link", { name: "Modifier" }).first().click();
  // Passed through, it is as it was: no draft is kept.
  await expect(own(page, "Numéro de TVA")).toHaveValue(printed(second));
  await own(page, "SIRET").focus();
  await leave("SIRET");
  await page.reload();
  await ready(page);
  await expect(page.getByText("Brouillon")).toBeHidden();
});

test("a wrong identifier is told beside its field, and no longer once it is right", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/new");
  const cases: [string, string, RegExp, string][] = [
    ["SIRET", "443 061 841 00010", /Un SIRET a quatorze chiffres/, siret("44306184", "0002")],
    ["SIREN", "443061840", /Un SIREN a neuf chiffres/, siren("44306184")],
    ["Numéro de TVA", "FR00443061841", /pas un numéro de TVA valable/, vatNumber(siren("44306184"))],
    ["Code NAF (APE)", "ABC", /quatre chiffres et une lettre/, "62.01Z"],
    ["Téléphone", "12", /pas un numéro de téléphone/, "01 44 55 66 77"],
    ["E-mail de l’entreprise", "claire@", /pas une adresse e-mail/, "claire@exemple.example"],
    ["Site internet", "pas un site", /pas une adresse de site/, "https://exemple.example"],
  ];
  await own(page, "Nom").fill("Identifiants");
  for (const [label, wrong, why, right] of cases) {
    const field = own(page, label);
    await field.fill(wrong);
    await field.press("Tab");
    await expect(field, label).toHaveAccessibleDescription(why);
    await expect(field, label).toHaveAttribute("aria-invalid", "true");
    await field.fill(right);
    await expect(field, label).not.toHaveAttribute("aria-invalid", "true");
  }
  await save(page, "Identifiants");
});

test("a client that exists is pointed out while its double is typed", async ({ signedIn: page, server }) => {
  const known = siret("55208131");
  addClients(server, "Nom;SIRET;E-mail", `Éditions du Canal;${known};canal@doublon.example`);
  await open(page, server, "/clients/new");
  const notice = page.getByRole("status").filter({ hasText: "existe déjà" });
  await own(page, "Nom").fill("EDITIONS DU CANAL");
  await expect(notice).toContainText("Un client semblable existe déjà");
  await expect(notice).toContainText("même nom");
  await own(page, "Nom").fill("Tout autre chose");
  await expect(notice).toBeHidden();
  await own(page, "SIRET").fill(known);
  await expect(notice).toContainText("même SIRET");
  await own(page, "SIRET").fill("");
  await own(page, "E-mail de l’entreprise").fill("Canal@Doublon.example");
  await expect(notice).toContainText("même e-mail");
  const opened = page.waitForEvent("popup");
  await notice.getByRole("link", { name: /Éditions du Canal/ }).click();
  await expect((await opened).getByRole("heading", { level: 1, name: "Éditions du Canal" })).toBeVisible();
  await expect(own(page, "Nom")).toHaveValue("Tout autre chose");
});

test("an edit is saved, told in the activity and undone by nobody", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Téléphone", "Avant Après;01 44 55 66 77");
  await listOf(page, server, "avant après");
  await page.getByRole("link", { name: "Avant Après" }).click();
  await page.getByRole("link", { name: "Modifier" }).first().click();
  await own(page, "Téléphone").fill("01 44 55 66 78");
  await page.keyboard.press("Control+Enter");
  await expect(toast(page, "Enregistré")).toBeVisible();
  const entry = page.getByRole("listitem").filter({ hasText: "Vous avez modifié : Téléphone" });
  await entry.getByText("1 valeur modifiée").click();
  await expect(entry).toContainText("66 77");
  await expect(entry).toContainText("66 78");
});

test("what two change of one client comes together, and the same field is chosen", async ({ signedIn: page, as, server }) => {
  addClients(server, "Nom;Téléphone", "Deux Fenêtres;01 44 55 66 77");
  const denis = addUser(server, { email: `denis.${process.pid}@atelier-nord.example`, name: "Denis Roy", role: "sales" });
  const other = await as(denis);
  for (const window of [page, other]) {
    await listOf(window, server, "deux fenêtres");
    await window.getByRole("link", { name: "Deux Fenêtres" }).click();
    await window.getByRole("link", { name: "Modifier" }).first().click();
    await expect(own(window, "Nom")).toHaveValue("Deux Fenêtres");
  }
  await own(other, "Téléphone").fill("01 44 55 66 99");
  await save(other, "Deux Fenêtres");

  await own(page, "Site internet").fill("fenetres.example");
  // Two fields: nothing to ask.
  await save(page, "Deux Fenêtres");
  await expect(toast(page, "Denis Roy a enregistré entre-temps : ses changements sont gardés avec les vôtres")).toBeVisible();
  await expect(page.locator("aside.record-aside")).toContainText("01 44 55 66 99");
  await expect(page.locator("aside.record-aside")).toContainText("fenetres.example");

  // The same one: both values stand side by side, and one is chosen.
  await open(other, server, `${new URL(page.url()).pathname}/edit`);
  await page.getByRole("link", { name: "Modifier" }).first().click();
  await own(page, "Téléphone").fill("01 44 55 66 11");
  await own(page, "Nom").fill("Deux Fenêtres SA");
  await save(page, "Deux Fenêtres SA");
  await own(other, "Téléphone").fill("01 44 55 66 22");
  await own(other, "Nom").fill("Trois Fenêtres");
  await own(other, "E-mail de l’entreprise").fill("trois@fenetres.example");
  await other.getByRole("button", { name: "Enregistrer", exact: true }).click();
  const conflict = other.getByRole("alert").filter({ hasText: "a enregistré ce client pendant que vous le modifiiez" });
  await expect(conflict).toContainText("Votre saisie est intacte");
  await expect(conflict.getByRole("group").filter({ hasText: "Votre valeur" })).toHaveCount(2);
  const phone = conflict.getByRole("group", { name: "Téléphone" });
  await expect(phone.getByRole("button", { name: "66 22" })).toHaveAttribute("aria-pressed", "true");
  await phone.getByRole("button", { name: "66 11" }).click();
  await accessible(other);
  await conflict.getByRole("button", { name: "Enregistrer ces choix" }).click();
  await expect(other.getByRole("heading", { level: 1, name: "Trois Fenêtres" })).toBeVisible();
  for (const kept of ["01 44 55 66 11", "trois@fenetres.example", "fenetres.example"]) {
    await expect(other.locator("aside.record-aside")).toContainText(kept);
  }
});

test("what is being typed outlives a reload and a lost session", async ({ signedIn: page, server, context }) => {
  await open(page, server, "/clients/new");
  await own(page, "Nom").fill("Brouillon repris");
  await page.getByRole("button", { name: "Ajouter un contact" }).click();
  await page.getByRole("group", { name: "Contact 2" }).getByRole("textbox", { name: "Prénom" }).fill("Inès");
  await expect(page.getByText("Brouillon gardé sur cet appareil")).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(page.getByText(/^Brouillon du .* repris\./)).toBeVisible();
  await expect(own(page, "Nom")).toHaveValue("Brouillon repris");
  await expect(page.getByRole("group", { name: "Contact 2" }).getByRole("textbox", { name: "Prénom" })).toHaveValue("Inès");

  await context.clearCookies();
  // At the head of a form that is longer than the window: why it was not saved stands beside the button that stays in sight.
  await page.evaluate(() => scrollTo(0, 0));
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  const ended = page.getByRole("alert").filter({ hasText: "Votre session a pris fin" });
  await expect(ended).toBeInViewport({ ratio: 1 });
  await ended.getByRole("link", { name: "Se reconnecter" }).click();
  await expect(page).toHaveURL(/\/login\?next=/);
  await signIn(page, server);
  await open(page, server, "/clients/new");
  await expect(own(page, "Nom")).toHaveValue("Brouillon repris");
  await own(page, "Nom").fill("Brouillon repris et changé");
  await page.getByRole("button", { name: "Repartir à zéro" }).click();
  await expect(own(page, "Nom")).toHaveValue("");
  await page.reload();
  await ready(page);
  await expect(own(page, "Nom")).toHaveValue("");
});

test("the overview changes prospect, score, number and logo", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Petites Actions");
  await listOf(page, server, "petites actions");
  await page.getByRole("link", { name: "Petites Actions" }).click();
  const choose = async (what: string) => {
    await page.getByRole("button", { name: "Autres actions" }).click();
    await page.getByRole("menuitem", { name: what }).click();
  };
  await choose("Transformer en prospect");
  await expect(page.locator(".page-head").getByText("Prospect", { exact: true })).toBeVisible();
  await choose("Transformer en client");
  await expect(page.locator(".page-head").getByText("Prospect", { exact: true })).toBeHidden();
  await choose("Ajouter du score");
  const score = page.getByRole("dialog", { name: "Ajouter du score" });
  await score.getByRole("textbox", { name: "Points à ajouter" }).fill("beaucoup");
  await score.getByRole("button", { name: "Enregistrer" }).click();
  await expect(score).toContainText("Ce n’est pas un nombre");
  await score.getByRole("textbox", { name: "Points à ajouter" }).fill("25");
  await score.getByRole("button", { name: "Enregistrer" }).click();
  await expect(score).toBeHidden();
  await expect(page.locator(".record-facts")).toContainText("25");
  await choose("Changer le numéro");
  const number = page.getByRole("dialog", { name: "Changer le numéro" });
  await number.getByRole("textbox", { name: "Numéro" }).fill("VIP-1");
  await number.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.locator(".crumbs")).toContainText("VIP-1");
  await choose("Modifier le logo");
  const logo = page.getByRole("dialog", { name: "Logo du client" });
  await logo.getByLabel("Image").setInputFiles({ name: "faux.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await logo.getByRole("button", { name: "Utiliser cette image" }).click();
  await expect(logo.getByRole("alert")).toContainText("n’a pas été acceptée");
  await logo.getByLabel("Image").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 64, height: 64 } }) });
  await logo.getByRole("button", { name: "Utiliser cette image" }).click();
  await expect(logo).toBeHidden();
  await expect(page.locator(".record-head .avatar img")).toHaveJSProperty("naturalWidth", 64);
  const download = page.waitForEvent("download");
  await choose("Télécharger la vCard");
  expect((await download).suggestedFilename()).toMatch(/\.vcf$/);
});

test("a fact is pinned under the name, for every client, until it is taken out", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Téléphone", "Étoile Une;01 44 55 66 01", "Étoile Deux;01 44 55 66 02");
  await listOf(page, server, "étoile une");
  await page.getByRole("link", { name: "Étoile Une" }).click();
  const facts = page.locator(".record-facts");
  const star = page.locator("aside.record-aside").getByRole("button", { name: "Épingler « Téléphone » sous le nom" });
  await expect(star).toHaveAttribute("aria-pressed", "false");
  await page.locator("aside.record-aside").getByText("Téléphone", { exact: true }).hover();
  await expect(star).toHaveCSS("opacity", "1");
  await star.click();
  await expect(star).toHaveAttribute("aria-pressed", "true");
  await expect(facts).toContainText("01 44 55 66 01");
  await listOf(page, server, "étoile deux");
  await page.getByRole("link", { name: "Étoile Deux" }).click();
  await expect(facts).toContainText("01 44 55 66 02");
  const kept = page.waitForResponse((response) => response.url().endsWith("/records/pin"));
  await facts.getByRole("button", { name: "Épingler « Téléphone » sous le nom" }).click();
  await expect(facts).not.toContainText("01 44 55 66 02");
  await kept;
  await page.reload();
  await ready(page);
  await expect(facts).not.toContainText("01 44 55 66 02");
});
