import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import { ensureChromium } from '../support/chromium.ts';
import { serve } from './serve.ts';

/**
 * Pictures of the gallery, and an axe run over each: English, light and dark, 1280 × 800. Build it first:
 * `vite build --config test/screens/gallery/vite.config.ts`, then `tsx test/screens/take.ts [name…]` with
 * `--de` (German), `--wide` (1920 × 1080), `--light`, `--no-axe`, or `--all` (both languages in both sizes).
 */
const PORT = Number(process.env['SCREENS_PORT'] ?? 4610);
const SMALL = { width: 1280, height: 800 };
const WIDE = { width: 1920, height: 1080 };
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const out = `${import.meta.dirname}/../../out/screens`;
const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const hasAxe = !words.includes('--no-axe');
const isAll = words.includes('--all');
const languages = isAll ? ['en', 'de'] : words.includes('--de') ? ['de'] : ['en'];
const sizes = isAll ? [SMALL, WIDE] : words.includes('--wide') ? [WIDE] : [SMALL];
const schemes = words.includes('--light') ? ['light'] : ['light', 'dark'];

mkdirSync(out, { recursive: true });
const server = await serve(`${import.meta.dirname}/../../out/gallery`, PORT);
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] });
let violations = 0;
const names = wanted.length > 0 ? wanted : await namesOf(browser);
for (const name of names) {
  for (const scheme of schemes) {
    for (const language of languages)
      for (const size of sizes) violations += await take(browser, { name, scheme, language, size });
  }
}
await browser.close();
server.close();
say(`${names.length} screens, ${violations} violations`);
process.exitCode = violations === 0 ? 0 : 1;

async function namesOf(host: Browser): Promise<readonly string[]> {
  const page = await host.newPage();
  await page.goto(`http://localhost:${PORT}/?screen=none`);
  const text = (await page.locator('p').first().textContent()) ?? '';
  await page.close();
  return text.replace(/^.*There are: /, '').split(', ');
}

type Picture = {
  readonly name: string;
  readonly scheme: string;
  readonly language: string;
  readonly size: typeof SMALL;
};

async function take(host: Browser, { name, scheme, language, size }: Picture): Promise<number> {
  // Without reduced motion, so that the seconds of the last hour show.
  const context = await host.newContext({ viewport: size });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (fault) => problems.push(String(fault)));
  await page.goto(`http://localhost:${PORT}/?screen=${name}&scheme=${scheme}&lang=${language}`);
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(350);
  const suffix = `${language === 'en' ? '' : `-${language}`}${size === SMALL ? '' : '-wide'}`;
  await page.screenshot({ path: `${out}/${name}-${scheme}${suffix}.png` });
  for (const problem of problems) say(`${name} ${scheme}: ${problem}`);
  const found = hasAxe ? await axe(page, `${name} ${scheme} ${language}`) : 0;
  await context.close();
  return found + problems.length;
}

async function axe(page: Page, label: string): Promise<number> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  for (const violation of found) {
    say(`${label}: ${violation.id} (${violation.help})`);
    for (const node of violation.nodes.slice(0, 4))
      say(`   ${node.html.slice(0, 160)}\n   ${node.any[0]?.message ?? ''}`);
  }
  return found.length;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
