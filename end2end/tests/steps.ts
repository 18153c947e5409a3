// What people do again and again, in their words.
import { expect, type Locator, type Page } from "@playwright/test";
import { ready, type Server } from "./fixtures";

/** Opens a page and waits until it answers by itself. */
export async function open(page: Page, server: Server, path: string): Promise<void> {
  await page.goto(`${server.url}${path}`);
  await ready(page);
}

/** The list, narrowed to names that contain `filter`, in every state. */
export async function listOf(page: Page, server: Server, filter: string, state = "all"): Promise<void> {
  await open(page, server, `/clients?q=${encodeURIComponent(filter)}&state=${state}`);
}

/** Goes to the list, and waits until its table has come: from then on the list is answered in the browser. */
export async function tableHere(page: Page, go: () => Promise<void>): Promise<void> {
  // What the page before was fetching is cut off when it is left.
  let isNew = false;
  page.once("framenavigated", () => {
    isNew = true;
  });
  const came = page.waitForEvent(
    "requestfinished",
    (request) => isNew && new URL(request.url()).pathname === "/api/lists/client/snapshot",
  );
  await go();
  await came;
}

/** A client's row. */
export function rowOf(page: Page, name: string): Locator {
  return page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
}

/** The names on the page, in order. */
export function names(page: Page): Locator {
  return page.locator("tbody .name > span:last-child");
}

/** Opens the menu of a client's row. */
export async function openRowMenu(page: Page, name: string): Promise<Locator> {
  const row = rowOf(page, name);
  await row.hover();
  await row.getByRole("button", { name: "Sélectionner" }).click();
  const menu = page.getByRole("menu", { name: `Actions pour ${name}` });
  await expect(menu).toBeVisible();
  return menu;
}

/** Does something to a client from its row. */
export async function act(page: Page, name: string, what: string): Promise<void> {
  const menu = await openRowMenu(page, name);
  await menu.getByRole("menuitem", { name: what, exact: true }).click();
}

/** The toast that says so. */
export function toast(page: Page, words: string | RegExp): Locator {
  return page.locator(".toast").filter({ hasText: words });
}

/** One of the chips that choose the states shown. */
export function chip(page: Page, name: string): Locator {
  return page.getByRole("navigation", { name: "États affichés" }).getByRole("link", { name: new RegExp(`^${name}`) });
}

/** A line of the client's own fields. */
export function own(page: Page, label: string): Locator {
  return page.locator("#organisation").getByRole("textbox", { name: label, exact: true });
}

/** Saves the client's form and waits for the overview. */
export async function save(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
}

/** Unfolds every part of the page. */
export async function unfold(page: Page): Promise<void> {
  await page.locator("main details").evaluateAll((folds) => folds.forEach((fold) => fold.setAttribute("open", "")));
}

/** Presses Tab until something has the focus, as whoever has no mouse does. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab", most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target, "reached by Tab").toBeFocused();
}

/** What stands out of the page sideways, although no part of it scrolls: nobody on a phone would find it. */
export async function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found: string[] = [];
    if (document.scrollingElement!.scrollWidth > width) found.push(`the page is ${document.scrollingElement!.scrollWidth} wide`);
    const scrolls = (element: Element | null): boolean => {
      for (let around = element?.parentElement; around && around !== document.body; around = around.parentElement) {
        if (["auto", "scroll", "hidden"].includes(getComputedStyle(around).overflowX)) return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll("body *")) {
      const box = element.getBoundingClientRect();
      const clipped = element.closest(".sr-only, .skip-link, svg, [hidden], option");
      if (box.width > 0 && box.height > 0 && box.right > width + 1 && !clipped && !scrolls(element)) {
        found.push(`${element.tagName}.${element.className} reaches ${Math.round(box.right)}`);
      }
    }
    return found.slice(0, 5);
  });
}

/** Where a word without end reaches out of what it stands in, and nothing cuts it off. */
export async function outOfBox(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (!/\S{60}/.test(text.textContent ?? "")) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const { right } = range.getBoundingClientRect();
      for (let box = text.parentElement; box && box !== document.body; box = box.parentElement) {
        const { display, overflowX } = getComputedStyle(box);
        if (overflowX !== "visible") break;
        if (display !== "inline" && display !== "contents" && right > box.getBoundingClientRect().right + 1) {
          found.push(`${box.tagName}.${box.className} by ${Math.round(right - box.getBoundingClientRect().right)}`);
          break;
        }
      }
    }
    return found;
  });
}

/** A SIREN with its check digit. */
export function siren(eight: string): string {
  return eight + checkDigit(eight);
}

/** A SIRET with its check digit. */
export function siret(eight: string, establishment = "0001"): string {
  const number = siren(eight) + establishment;
  return number + checkDigit(number);
}

/** The French VAT number of a SIREN. */
export function vatNumber(number: string): string {
  const key = (12 + 3 * (Number(number) % 97)) % 97;
  return `FR${String(key).padStart(2, "0")}${number}`;
}

function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
