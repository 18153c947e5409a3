// The editor of documents as people write in it: lines, cells, sums.
import type { Locator, Page } from "@playwright/test";

/** A line, counted from one. */
export function line(page: Page, number: number): Locator {
  return page.getByRole("group", { name: `Ligne ${number}`, exact: true });
}

/** A cell of a line. */
export function cell(page: Page, number: number, label: string): Locator {
  return line(page, number).getByRole("textbox", { name: label, exact: true });
}

/** What stands beside a label of the sums. */
export function sum(page: Page, label: string | RegExp): Locator {
  const exact = typeof label === "string" ? new RegExp(`^${label}$`) : label;
  return page.locator(".editor-sums dt").filter({ hasText: exact }).locator("xpath=following-sibling::dd[1]");
}

/** The words of the lines, from the top. */
export async function descriptions(page: Page): Promise<string[]> {
  return page.locator(".doc-line textarea").evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value));
}

/** Types a line from its first cell on, Enter between the cells; ends in the last one. */
export async function type(page: Page, ...cells: string[]): Promise<void> {
  for (const [at, text] of cells.entries()) {
    if (at > 0) await page.keyboard.press("Enter");
    if (text) await page.keyboard.type(text);
  }
}

/** Saves by keys, and waits for the document's page. */
export async function save(page: Page): Promise<string> {
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/(quotes|invoices)\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}
