import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openBrowser, type Browser } from './browser.ts';
import { look } from './looks.ts';
import { startServer, type RunningServer } from './server.ts';
import { wordsOf, type Language, type Words } from './words.ts';

export const sizes = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

/** An officer's desk: one language, a server of its own with the demo district and packages to hand out, a browser. What one flow leaves behind, the next one finds. */
export class Desk {
  readonly language: Language;
  readonly folder = mkdtempSync(join(tmpdir(), 'rasoat-e2e-'));
  readonly installers = join(this.folder, 'installers');
  readonly agentProgram = process.env['RASOAT_AGENT']!;
  /** What the administrator chose as password. */
  readonly password = 'mot cau dai de nho';
  words!: Words;
  server!: RunningServer;
  browser!: Browser;
  /** A unit that had a seat without a machine, and the address of this machine's page: set when it was enrolled. */
  ownUnit = '';
  machinePath = '';

  constructor(language: Language) {
    this.language = language;
  }

  async start(): Promise<void> {
    this.words = await wordsOf(this.language);
    this.server = await startServer(process.env['RASOAT_SERVER']!, this.folder, this.installers);
    this.browser = await openBrowser(this.server.address);
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    await this.server?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get page(): Page {
    return this.browser.page;
  }

  open(path: string): Promise<unknown> {
    return this.page.goto(this.server.address + path);
  }

  /** Goes to a page by the rail. */
  async turnTo(name: keyof Words['rail']): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: this.words.rail[name] }).first().click();
  }

  /** Rows of a list or table, without their heading. */
  rows(): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('cell') });
  }

  /** How many rows the list has, once its answer is there. */
  async total(): Promise<number> {
    const list = this.page.locator('[role=table][aria-busy=false]');
    await list.waitFor();
    return Number(await list.getAttribute('aria-rowcount')) - 1;
  }

  /** Waits until the list has just so many rows. */
  async shows(count: number): Promise<void> {
    await this.page.locator(`[role=table][aria-busy=false][aria-rowcount="${count + 1}"]`).waitFor();
  }

  /** Pressed twice: asked, then meant. */
  async pressTwice(within: Locator | Page, name: string, sure: string): Promise<void> {
    await within.getByRole('button', { name, exact: true }).first().click();
    await within.getByRole('button', { name: sure, exact: true }).first().click();
  }

  /** A picture of the page as it stands at a desk and on a phone, held to what every page promises. */
  async look(name: string): Promise<void> {
    try {
      for (const size of [sizes.phone, sizes.desk]) {
        await this.page.setViewportSize(size);
        await look(this.page, `${name}-${this.language}-${size.width}`);
      }
    } finally {
      await this.page.setViewportSize(sizes.desk);
    }
  }
}

/** The first whole number in a text, its thousands parted or not. */
export function numberIn(text: string | null): number {
  const digits = /\d[\d.,]*/.exec(text ?? '')?.[0];
  if (!digits) throw new Error(`there is no number in: ${text}`);
  return Number(digits.replace(/[.,]/g, ''));
}

/** The last whole number in a text. */
export function lastNumberIn(text: string): number {
  return numberIn(/\d[\d.,]*(?=\D*$)/.exec(text)?.[0] ?? null);
}
