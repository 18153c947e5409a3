// What the journeys of documents and payments do again and again: by calls where it is not what they are about, and on the page where it is.
import type { Locator, Page } from "@playwright/test";
import { expect, type Server } from "./fixtures";
import { open, toast } from "./steps";

/** Calls the server as the page's user and company. */
export async function call<T>(page: Page, server: Server, path: string, data: object): Promise<T> {
  const answer = await page.request.post(`${server.url}/api/${path}`, { headers: { origin: server.url }, data });
  expect(answer.ok(), await answer.text()).toBe(true);
  const text = await answer.text();
  return (text === "" ? null : JSON.parse(text)) as T;
}

/** A company with an address in Lyon: its id. */
export async function client(page: Page, server: Server, name: string, more: Record<string, string> = {}): Promise<string> {
  const place = { "addresses[0].line1": "12 rue des Forges", "addresses[0].city": "Lyon", "addresses[0].country": "FR" };
  const form = { "fields.name": name, "fields.kind": "company", ...place, "addresses[0].is_main": "on", ...more };
  return call<string>(page, server, "clients/create", { form });
}

/** A draft with a line of each price, each taxed at 20 %. */
export async function draft(page: Page, server: Server, kind: string, client: string, ...lines: [string, string][]): Promise<string> {
  const form: Record<string, string> = { "fields.client": client, "fields.price_basis": "net" };
  for (const [at, [description, price]] of lines.entries()) {
    Object.assign(form, {
      [`lines[${at}].description`]: description,
      [`lines[${at}].quantity`]: "1",
      [`lines[${at}].price`]: price,
      [`lines[${at}].vat`]: "20",
    });
  }
  return call<string>(page, server, "documents/create", { kind, form });
}

export async function issued(page: Page, server: Server, id: string): Promise<string> {
  const all = await call<[string, string][]>(page, server, "documents/issue", { ids: [id] });
  return all[0]![1];
}

/** What a client owes and has paid, in cents. */
export async function account(page: Page, server: Server, id: string): Promise<[number, number]> {
  const told = await call<{ client: { balance_minor: number; paid_minor: number } }>(page, server, "clients/get", { id });
  return [told.client.balance_minor, told.client.paid_minor];
}

/** A fact under the record's name. */
export function fact(page: Page, label: string): Locator {
  return page.locator(".record-facts .fact").filter({ has: page.getByText(label, { exact: true }) }).locator("dd").first();
}

/** A panel beside the document. */
export function panel(page: Page, title: string): Locator {
  return page.locator("aside.record-aside .panel").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
}

export function press(page: Page, name: string): Promise<void> {
  return page.getByRole("button", { name, exact: true }).click();
}

/** Chooses what stands in the menu beside « Modifier ». */
export async function choose(page: Page, name: string): Promise<void> {
  await press(page, "Autres actions");
  await page.getByRole("menuitem", { name, exact: true }).click();
}

/** Issues the draft on the page, and answers its number. */
export async function issue(page: Page): Promise<string> {
  await expect(page.locator(".record-head").getByText("Brouillon", { exact: true })).toBeVisible();
  await press(page, "Émettre");
  const question = page.getByRole("dialog", { name: "Émettre ce document" });
  await expect(question).toContainText("ne peut pas être repris");
  await question.getByRole("button", { name: "Émettre", exact: true }).click();
  await expect(toast(page, "Émis sous le numéro").last()).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/\d/);
  return page.getByRole("heading", { level: 1 }).innerText();
}

/** From the editor that a new draft was opened in, to its page. */
export async function toItsPage(page: Page, server: Server, list: string): Promise<string> {
  await page.waitForURL(new RegExp(`/${list}/[0-9a-f-]{36}/edit$`));
  const path = new URL(page.url()).pathname.replace(/\/edit$/, "");
  await open(page, server, path);
  return path;
}
