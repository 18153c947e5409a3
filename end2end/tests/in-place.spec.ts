// A fact that is changed where it stands: a client's, a contact's and a product's alike.
import type { Locator, Page } from "@playwright/test";
import { accessible, addUser, expect, ready, test } from "./fixtures";
import { open, toast, unfold } from "./steps";

/** What is typed, and what then stands there. */
type Typed = [typed: string, shown: string];

interface Subject {
  of: string;
  form: Record<string, string>;
  /** What is changed again and again. */
  fact: { label: string; typed: [Typed, Typed, Typed] };
  /** What cannot stand there, and why. */
  wrong: [typed: string, why: RegExp];
  /** Another fact. */
  other: { label: string; was: string; typed: Typed };
}

/** The same, whoever reads it. */
function plain(text: string): Typed {
  return [text, text];
}

const SUBJECTS: Subject[] = [
  {
    of: "clients",
    form: { "fields.name": "Sur Place", "fields.email": "ici@place.example", "fields.reference": "R-1" },
    fact: { label: "E-mail de l’entreprise", typed: [plain("un@place.example"), plain("deux@place.example"), plain("trois@place.example")] },
    wrong: ["pas une adresse", /e-mail/i],
    other: { label: "Référence", was: "R-1", typed: plain("R-2") },
  },
  {
    of: "contacts",
    form: { "fields.email": "ici@contact.example", "fields.fax": "04 72 00 12 40" },
    fact: { label: "E-mail", typed: [plain("un@contact.example"), plain("deux@contact.example"), plain("trois@contact.example")] },
    // Nobody is left of whoever has neither a name nor an e-mail: it says which value is missing.
    wrong: ["", /^Nom — À remplir/],
    other: { label: "Fax", was: "04 72 00 12 40", typed: ["0472001241", "04 72 00 12 41"] },
  },
  {
    of: "products",
    form: { "fields.name": "Sur Place", "fields.price": "249.90", "fields.reference": "P-1" },
    fact: { label: "Prix de vente", typed: [["259,5", "259,50"], ["300", "300,00"], ["310", "310,00"]] },
    wrong: ["", /^À remplir/],
    other: { label: "Référence", was: "P-1", typed: plain("P-2") },
  },
];

/** Creates a record behind its form, and answers where its page is. */
async function made(page: Page, url: string, { of, form }: Subject): Promise<string> {
  const answer = await page.request.post(`${url}/api/${of}/create`, { headers: { origin: url }, data: { form } });
  expect(answer.ok()).toBe(true);
  return `/${of}/${(await answer.json()) as string}`;
}

function pencil(page: Page, label: string): Locator {
  return page.getByRole("button", { name: new RegExp(`^Modifier «\\s${label}\\s»$`) });
}

/** Where a fact stands. */
function fact(page: Page, label: string): Locator {
  return page.locator("dd.starred").filter({ has: pencil(page, label) });
}

/** The input in its place. */
function line(page: Page, label: string): Locator {
  return page.locator("form.in-place").getByRole("textbox", { name: label, exact: true });
}

/** Has the input in the fact's place. The page may be about to show what was saved last, and takes away what is not focused yet. */
async function edit(page: Page, label: string): Promise<void> {
  await expect(async () => {
    if ((await line(page, label).count()) === 0) await pencil(page, label).click();
    await expect(line(page, label)).toBeFocused({ timeout: 1000 });
  }).toPass();
}

/** Types over what stands in an input that is open, and saves it. */
async function type(page: Page, label: string, typed: string): Promise<void> {
  await line(page, label).fill(typed);
  await line(page, label).press("Enter");
}

for (const subject of SUBJECTS) {
  const { label, typed: [first, second, third] } = subject.fact;
  const { other } = subject;

  test(`a fact of ${subject.of} is changed by its pencil or a double click`, async ({ signedIn: page, server }) => {
    const path = await made(page, server.url, subject);
    await open(page, server, path);
    await pencil(page, label).click();
    await expect(line(page, label)).toBeFocused();
    await accessible(page);
    const [wrong, why] = subject.wrong;
    await type(page, label, wrong);
    await expect(line(page, label)).toHaveAccessibleDescription(why);
    await page.keyboard.press("Escape");
    await expect(line(page, label)).toHaveCount(0);
    await expect(pencil(page, label)).toBeFocused();
    await expect(fact(page, label)).not.toContainText(first[1]);

    await pencil(page, label).press("Enter");
    await type(page, label, first[0]);
    await expect(fact(page, label)).toContainText(first[1]);
    await expect(pencil(page, label)).toBeFocused();
    await fact(page, other.label).getByText(other.was, { exact: true }).dblclick();
    await line(page, other.label).fill(other.typed[0]);
    await page.locator("form.in-place").getByRole("button", { name: "Enregistrer" }).click();
    await expect(fact(page, other.label)).toContainText(other.typed[1]);
    await expect(pencil(page, other.label)).toBeFocused();
    await page.reload();
    await ready(page);
    await expect(fact(page, label)).toContainText(first[1]);
    await expect(fact(page, other.label)).toContainText(other.typed[1]);

    // The page is gone before the answer has come.
    await edit(page, label);
    await type(page, label, second[0]);
    await page.goto(`${server.url}/settings/me`);
    await expect(async () => {
      await open(page, server, path);
      await expect(fact(page, label)).toContainText(second[1], { timeout: 1_000 });
    }).toPass();
  });

  test(`whoever leaves a fact of ${subject.of} is at its pencil, though the page is drawn anew then`, async ({ signedIn: page, as, server }) => {
    const denis = await as(addUser(server, { email: `place.${process.pid}@atelier-nord.example`, name: "Denis Roy", role: "sales" }));
    const path = await made(page, server.url, subject);
    await open(page, server, path);
    await edit(page, label);
    await open(denis, server, path);
    await edit(denis, other.label);
    await type(denis, other.label, other.typed[0]);
    await expect(fact(denis, other.label)).toContainText(other.typed[1]);
    await page.keyboard.press("Escape");
    await expect(fact(page, other.label)).toContainText(other.typed[1]);
    await expect(pencil(page, label)).toBeFocused();
  });

  test(`a fact of ${subject.of} that is emptied is put back, unless somebody has changed it since`, async ({ signedIn: page, as, server }) => {
    const denis = await as(addUser(server, { email: `place.${process.pid}@atelier-nord.example`, name: "Denis Roy", role: "sales" }));
    const path = await made(page, server.url, subject);
    const emptied = new RegExp(`${other.label}\\s» ne contient plus rien`);
    const empty = async () => {
      await edit(page, other.label);
      await type(page, other.label, "");
      await expect(toast(page, emptied)).toBeVisible();
      await expect(fact(page, other.label)).toHaveCount(0);
    };
    await open(page, server, path);
    await empty();
    await toast(page, emptied).getByRole("button", { name: "Annuler" }).click();
    await expect(fact(page, other.label)).toContainText(other.was);
    await empty();
    await page.keyboard.press("Control+z");
    await expect(fact(page, other.label)).toContainText(other.was);

    await empty();
    // An empty fact has no pencil: it is filled in by the form.
    await open(denis, server, `${path}/edit`);
    await unfold(denis);
    await denis.getByRole("textbox", { name: other.label, exact: true }).first().fill(other.typed[0]);
    await denis.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await expect(fact(denis, other.label)).toContainText(other.typed[1]);
    await expect(fact(page, other.label)).toContainText(other.typed[1]);
    await page.keyboard.press("Control+z");
    await expect(toast(page, "Denis Roy a enregistré")).toContainText("rien n’est remis à la place");
    await expect(fact(page, other.label)).toContainText(other.typed[1]);
  });

  test(`who changed the same fact of ${subject.of} meanwhile is told, and no other is in the way`, async ({ signedIn: page, as, server }) => {
    const denis = await as(addUser(server, { email: `place.${process.pid}@atelier-nord.example`, name: "Denis Roy", role: "sales" }));
    const path = await made(page, server.url, subject);
    await open(page, server, path);
    await edit(page, label);
    await open(denis, server, path);
    await edit(denis, other.label);
    await type(denis, other.label, other.typed[0]);
    await expect(fact(denis, other.label)).toContainText(other.typed[1]);
    await type(page, label, first[0]);
    await expect(fact(page, label)).toContainText(first[1]);
    await expect(fact(page, other.label)).toContainText(other.typed[1]);

    await edit(page, label);
    await open(denis, server, path);
    await edit(denis, label);
    await type(denis, label, second[0]);
    await expect(fact(denis, label)).toContainText(second[1]);
    await type(page, label, third[0]);
    const said = new RegExp(`^Denis Roy a enregistré entre-temps «\\s${second[1].replaceAll(".", "\\.")}\\s»`);
    await expect(line(page, label)).toHaveAccessibleDescription(said);
    // Told of it, one may save one's own all the same.
    await line(page, label).press("Enter");
    await expect(fact(page, label)).toContainText(third[1]);
    await page.reload();
    await ready(page);
    await expect(fact(page, label)).toContainText(third[1]);
  });
}

test("a field of the company's own is changed in place as well", async ({ signedIn: page, server }) => {
  await open(page, server, "/settings/fields");
  await page.getByRole("button", { name: "Ajouter un champ" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Intitulé" }).fill("Pointure");
  await dialog.getByRole("combobox", { name: "Type" }).selectOption({ label: "Nombre" });
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog).toBeHidden();
  await open(page, server, "/clients/new");
  await page.locator("#organisation").getByRole("textbox", { name: "Nom", exact: true }).fill("Chausseur");
  await page.getByRole("textbox", { name: "Pointure" }).fill("41,5");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Chausseur" })).toBeVisible();
  await edit(page, "Pointure");
  await expect(line(page, "Pointure")).toHaveValue("41,5");
  await type(page, "Pointure", "quarante");
  await expect(line(page, "Pointure")).toHaveAccessibleDescription(/nombre/i);
  await type(page, "Pointure", "42,5");
  await expect(fact(page, "Pointure")).toContainText("42,5");
});

test("a day is changed in place, and taken back", async ({ signedIn: page, server }) => {
  const form = { "fields.title": "Livrer le devis", "fields.due_on": "2026-12-01" };
  const answer = await page.request.post(`${server.url}/api/tasks/create`, { headers: { origin: server.url }, data: { form } });
  expect(answer.ok()).toBe(true);
  await open(page, server, `/tasks/${(await answer.json()) as string}`);
  await pencil(page, "Échéance").click();
  const day = page.locator("form.in-place").getByLabel("Échéance", { exact: true });
  await expect(day).toBeFocused();
  await accessible(page);
  await day.press("Escape");
  await expect(pencil(page, "Échéance")).toBeFocused();
  await pencil(page, "Échéance").press("Enter");
  await day.fill("2026-12-24");
  await day.press("Enter");
  await expect(fact(page, "Échéance")).toContainText("24 déc. 2026");
  await expect(pencil(page, "Échéance")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(fact(page, "Échéance")).toContainText("1 déc. 2026");
});

test("what is chosen is changed in place, by keys, and taken back", async ({ signedIn: page, server }) => {
  const form = { "fields.name": "Choix Sur Place", "fields.language": "fr", "fields.kind": "association" };
  const answer = await page.request.post(`${server.url}/api/clients/create`, { headers: { origin: server.url }, data: { form } });
  expect(answer.ok(), await answer.text()).toBe(true);
  await open(page, server, `/clients/${(await answer.json()) as string}`);
  const list = page.locator("form.in-place").getByRole("combobox", { name: "Langue" });
  await pencil(page, "Langue").click();
  await expect(list).toBeFocused();
  await expect(list).toHaveValue("fr");
  await accessible(page);
  await list.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(pencil(page, "Langue")).toBeFocused();
  await pencil(page, "Langue").press("Enter");
  await list.selectOption({ label: "Anglais" });
  await list.press("Enter");
  await expect(fact(page, "Langue")).toContainText("Anglais");
  await page.keyboard.press("Control+z");
  await expect(fact(page, "Langue")).toContainText("Français");
});

test("what a product is and who does a task are chosen in place", async ({ signedIn: page, server }) => {
  const made = async (of: string, form: Record<string, string>): Promise<string> => {
    const answer = await page.request.post(`${server.url}/api/${of}/create`, { headers: { origin: server.url }, data: { form } });
    expect(answer.ok(), await answer.text()).toBe(true);
    return `/${of}/${(await answer.json()) as string}`;
  };
  const list = page.locator("form.in-place").getByRole("combobox");
  await open(page, server, await made("products", { "fields.name": "Pose", "fields.price": "80", "fields.kind": "article" }));
  await pencil(page, "Nature").click();
  await expect(list).toBeFocused();
  await list.selectOption({ label: "Service" });
  await list.press("Enter");
  await expect(fact(page, "Nature")).toContainText("Service");

  const me = await page.request.post(`${server.url}/api/records/choices`, {
    headers: { origin: server.url },
    data: { subject: "task", of: "members", held: "" },
  });
  const members = (await me.json()) as [string, string][];
  const owner = members.find(([id]) => id !== "");
  expect(owner).toBeDefined();
  const [id, name] = owner ?? ["", ""];
  await open(page, server, await made("tasks", { "fields.title": "Poser", "fields.owner": id }));
  await pencil(page, "Responsable").click();
  await expect(list).toHaveValue(id);
  await list.selectOption({ label: "—" });
  await list.press("Enter");
  await expect(pencil(page, "Responsable")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(fact(page, "Responsable")).toContainText(name);
});

test("what somebody agreed to is changed in place, and taken back", async ({ signedIn: page, server }) => {
  const form = { "fields.last_name": "Accord", "fields.email": "accord@place.example" };
  const answer = await page.request.post(`${server.url}/api/contacts/create`, { headers: { origin: server.url }, data: { form } });
  expect(answer.ok(), await answer.text()).toBe(true);
  await open(page, server, `/contacts/${(await answer.json()) as string}`);
  const label = "Campagnes par e-mail";
  await expect(fact(page, label)).toContainText("N’a pas accepté");
  await pencil(page, label).click();
  const list = page.locator("form.in-place").getByRole("combobox", { name: label });
  await expect(list).toHaveValue("");
  await list.selectOption({ label: "Accepte" });
  await list.press("Enter");
  await expect(fact(page, label)).toContainText("Accepte");
  await page.keyboard.press("Control+z");
  await expect(toast(page, /C’est annulé/)).toBeVisible();
  await expect(fact(page, label)).toContainText("N’a pas accepté");
});
