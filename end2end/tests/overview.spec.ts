// What the record says of a client, and what its form asks for where the client is.
import { addClients, expect, ready, test } from "./fixtures";
import { listOf, open, own, tabTo, toast } from "./steps";

test("everything that is known of a contact stands on the overview", async ({ signedIn: page, server }) => {
  addClients(
    server,
    "Nom;Contact : prénom;Contact : fax;Contact : source;Contact : accepte les e-mails commerciaux",
    "Fiche Pleine;Léa;04 72 00 12 40;Salon de Lyon;oui",
  );
  await listOf(page, server, "fiche pleine");
  await page.getByRole("link", { name: "Fiche Pleine" }).click();
  const lea = page.locator("aside.record-aside").getByRole("listitem").filter({ hasText: "Léa" });
  await expect(lea).toContainText(/Fax\s:\s04 72 00 12 40/);
  await expect(lea).toContainText(/Source\s:\sSalon de Lyon/);
  await expect(lea).toContainText("Accepte les campagnes par e-mail");
  await expect(lea).not.toContainText("SMS");
});

test("overseas, the Insee's numbers are asked for where it gives them", async ({ signedIn: page, server }) => {
  await open(page, server, "/clients/new");
  const country = page.getByRole("group", { name: "Adresse 1" }).getByRole("combobox", { name: "Pays" });
  await expect(own(page, "SIRET")).toBeVisible();
  await country.selectOption("NC");
  await expect(own(page, "SIRET")).toBeHidden();
  await country.selectOption("RE");
  for (const label of ["SIRET", "SIREN", "Code NAF (APE)", "RCS"]) await expect(own(page, label), label).toBeVisible();
});

test("a logo that does not arrive says why", async ({ signedIn: page, server, context }) => {
  addClients(server, "Nom", "Logo Perdu");
  await listOf(page, server, "logo perdu");
  await page.getByRole("link", { name: "Logo Perdu" }).click();
  await page.getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: "Modifier le logo" }).click();
  const logo = page.getByRole("dialog", { name: "Logo du client" });
  const send = async (buffer: Buffer) => {
    await logo.getByLabel("Image").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer });
    await logo.getByRole("button", { name: "Utiliser cette image" }).click();
  };
  await send(Buffer.alloc(3 * 1024 * 1024));
  await expect(logo.getByRole("alert")).toContainText("n’a pas été acceptée");
  await context.clearCookies();
  await send(Buffer.from("GIF89a"));
  await expect(logo.getByRole("alert")).toContainText("Votre session a pris fin");
});

test("a logo is sent once, however often one presses", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Logo Unique");
  await listOf(page, server, "logo unique");
  await page.getByRole("link", { name: "Logo Unique" }).click();
  await page.getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: "Modifier le logo" }).click();
  const logo = page.getByRole("dialog", { name: "Logo du client" });
  let sent = 0;
  let arrive = () => {};
  const mayArrive = new Promise<void>((resolve) => (arrive = resolve));
  await page.route("**/api/clients/*/logo", async (route) => {
    sent += 1;
    await mayArrive;
    await route.continue();
  });
  const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 64, height: 64 } });
  await logo.getByLabel("Image").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer });
  const send = logo.getByRole("button", { name: "Utiliser cette image" });
  await send.click();
  await expect(send).toBeDisabled();
  await send.evaluate((button: HTMLButtonElement) => button.form!.requestSubmit());
  arrive();
  await expect(logo).toBeHidden();
  expect(sent).toBe(1);
});

test("each part of a record has its address, and is asked for once", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Notes privées", "Fiche à Onglets;Quai fermé le vendredi");
  await listOf(page, server, "fiche à onglets");
  await page.getByRole("link", { name: "Fiche à Onglets" }).click();
  const part = (name: string) => page.getByRole("tab", { name, exact: true });
  const shown = page.getByRole("tabpanel");
  await expect(part("Aperçu")).toHaveAttribute("aria-selected", "true");
  await expect(page.locator("aside.record-aside")).toBeVisible();
  expect(page.url()).not.toContain("tab=");

  await part("Notes").click();
  await expect(page).toHaveURL(/\?tab=notes$/);
  await expect(shown.getByRole("heading", { name: "Notes privées" })).toBeVisible();
  await expect(shown).toContainText("Quai fermé le vendredi");
  await expect(page.locator("aside.record-aside")).toBeHidden();
  await part("Activité").click();
  await expect(shown.locator(".feed li")).toHaveCount(1);
  await page.goBack();
  await expect(part("Notes")).toHaveAttribute("aria-selected", "true");
  await page.goForward();
  await expect(part("Activité")).toHaveAttribute("aria-selected", "true");

  // The arrows lead around, and the space bar opens.
  await part("Activité").focus();
  const [first, , ...others] = await page.getByRole("tab").allInnerTexts();
  for (const next of ["Factures", "Paiements", "Crédits", "Temps", "Dépenses", "Notes"]) expect(others).toContain(next);
  for (const next of [...others, first!]) {
    await page.keyboard.press("ArrowRight");
    await expect(part(next)).toBeFocused();
  }
  await page.keyboard.press("Space");
  await expect(page.locator("aside.record-aside")).toBeVisible();
  await expect(page).not.toHaveURL(/tab=/);

  // Those that the row has no room for are in a menu of all.
  await page.getByRole("button", { name: "Toutes les parties de la fiche" }).click();
  await page.getByRole("menuitem", { name: "Fichiers", exact: true }).click();
  await expect(part("Fichiers")).toHaveAttribute("aria-selected", "true");
  await expect(part("Fichiers")).toBeInViewport();
  await expect(shown.getByRole("heading", { name: "Aucun fichier" })).toBeVisible();

  // A part that there is not is the first; one that is named is opened alone.
  const { pathname } = new URL(page.url());
  await open(page, server, `${pathname}?tab=factures`);
  await expect(part("Aperçu")).toHaveAttribute("aria-selected", "true");
  await open(page, server, `${pathname}?tab=activity`);
  await expect(shown.locator(".feed li")).toHaveCount(1);
  await expect(page.locator("aside.record-aside")).toHaveCount(0);
});

test("a contact and an address are added where they stand, by keys alone", async ({ signedIn: page, server }) => {
  addClients(server, "Nom;Contact : prénom;Contact : e-mail", "Fiche Nue;;", "Fiche Voisine;Zoé;zoe@fiche.example");
  await listOf(page, server, "fiche nue");
  await page.getByRole("link", { name: "Fiche Nue" }).click();
  const aside = page.locator("aside.record-aside");
  const addContact = aside.getByRole("link", { name: "Ajouter un contact" });
  await tabTo(page, addContact);
  await page.keyboard.press("Enter");
  const contact = page.getByRole("dialog", { name: "Ajouter un contact" });
  const first = contact.getByRole("textbox", { name: "Prénom", exact: true });
  const email = contact.getByRole("textbox", { name: "E-mail", exact: true });
  await expect(first).toBeFocused();

  // Nobody yet: the field says so, and has the focus.
  await page.keyboard.press("Enter");
  await expect(contact.getByRole("textbox", { name: "Nom", exact: true })).toBeFocused();
  await expect(contact.getByRole("textbox", { name: "Nom", exact: true })).toHaveAttribute("aria-invalid", "true");
  await tabTo(page, first, "Shift+Tab");
  await page.keyboard.type("Léa");
  await tabTo(page, email);
  await page.keyboard.type("lea@");
  await page.keyboard.press("Enter");
  await expect(email).toHaveAttribute("aria-invalid", "true");
  await expect(email).toBeFocused();
  await expect(contact.getByText("n’est pas une adresse e-mail")).toBeVisible();
  await expect(first).toHaveValue("Léa");

  // What only the server knows stands at its field too.
  await page.keyboard.press("Control+a");
  await page.keyboard.type("zoe@fiche.example");
  await expect(email).not.toHaveAttribute("aria-invalid");
  await page.keyboard.press("Enter");
  await expect(email).toHaveAttribute("aria-invalid", "true");
  await expect(email).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("lea@fiche.example");
  await page.keyboard.press("Control+Enter");
  await expect(contact).toBeHidden();
  await expect(toast(page, "Léa est un contact de ce client")).toBeVisible();
  const lea = aside.locator(".person").filter({ hasText: "Léa" });
  await expect(lea.getByRole("link", { name: "lea@fiche.example" })).toBeVisible();
  await expect(addContact).toBeFocused();

  // Escape adds nothing, and what is opened again begins anew.
  await page.keyboard.press("Enter");
  await page.keyboard.type("Personne");
  await page.keyboard.press("Escape");
  await expect(contact).toBeHidden();
  await expect(addContact).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(first).toHaveValue("");
  await page.keyboard.press("Escape");

  const addAddress = aside.getByRole("link", { name: "Ajouter une adresse" });
  await tabTo(page, addAddress);
  await page.keyboard.press("Enter");
  const address = page.getByRole("dialog", { name: "Ajouter une adresse" });
  const line = (name: string) => address.getByRole("textbox", { name, exact: true });
  await expect(line("Libellé")).toBeFocused();
  await page.keyboard.type("Siège");
  await tabTo(page, line("Code postal"));
  await page.keyboard.type("69003");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Lyon");
  await page.keyboard.press("Enter");
  await expect(address).toBeHidden();
  await expect(toast(page, "Siège est ajoutée")).toBeVisible();
  const site = aside.locator(".site").filter({ hasText: "Siège" });
  await expect(site).toContainText("69003 Lyon");
  await expect(addAddress).toBeFocused();
  await expect(page.locator(".feed")).toContainText("Vous avez");

  await page.reload();
  await ready(page);
  await expect(lea).toHaveCount(1);
  await expect(site).toHaveCount(1);
  await expect(aside.locator(".person")).toHaveCount(1);
});

test("why a dialog's form was not saved stands at its foot, in sight in a low window too", async ({ signedIn: page, server, context }) => {
  addClients(server, "Nom", "Fenêtre Basse");
  await page.setViewportSize({ width: 1280, height: 420 });
  await listOf(page, server, "fenêtre basse");
  await page.getByRole("link", { name: "Fenêtre Basse" }).click();
  await page.locator("aside.record-aside").getByRole("link", { name: "Ajouter une adresse" }).click();
  const address = page.getByRole("dialog", { name: "Ajouter une adresse" });
  await address.getByRole("textbox", { name: "Ville", exact: true }).fill("Lyon");
  await address.getByRole("textbox", { name: "Libellé", exact: true }).fill("Siège");
  await context.clearCookies();
  await page.keyboard.press("Enter");
  await expect(address.getByRole("alert").filter({ hasText: "Votre session a pris fin" })).toBeInViewport({ ratio: 1 });
  await expect(address.getByRole("button", { name: "Enregistrer", exact: true })).toBeInViewport({ ratio: 1 });
});

test("a note is written above what happened, and stands there at once", async ({ signedIn: page, server }) => {
  addClients(server, "Nom", "Fiche à Noter");
  await listOf(page, server, "fiche à noter");
  await page.getByRole("link", { name: "Fiche à Noter" }).click();
  const note = page.getByRole("textbox", { name: "Nouvelle note" });
  const written = page.locator(".feed blockquote");
  await note.focus();
  await page.keyboard.press("Control+Enter");
  await expect(note).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.type("A rappelé mardi");
  await expect(note).not.toHaveAttribute("aria-invalid");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Devis accepté");
  await page.keyboard.press("Control+Enter");
  await expect(written).toHaveText(["A rappelé mardi\nDevis accepté"]);
  await expect(page.locator(".feed li").first()).toContainText("Vous avez noté");
  await expect(note).toHaveValue("");
  await expect(note).toBeFocused();

  // What is being written stays where the page around it is drawn anew.
  await note.fill("Pas encore");
  await page.getByRole("button", { name: "Autres actions" }).click();
  await page.getByRole("menuitem", { name: "Transformer en prospect" }).click();
  await expect(page.locator(".feed li").first()).toContainText("prospect");
  await expect(note).toHaveValue("Pas encore");
  await page.getByRole("button", { name: "Noter", exact: true }).click();
  await expect(written).toHaveText(["Pas encore", "A rappelé mardi\nDevis accepté"]);
  await page.reload();
  await ready(page);
  await expect(written).toHaveCount(2);
});
