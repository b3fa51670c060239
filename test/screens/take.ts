import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import { ensureChromium } from '../support/chromium.ts';
import { serve } from './serve.ts';

/**
 * Pictures of the gallery in light and dark, and an axe run over each. Build it first:
 * `vite build --config test/screens/gallery/vite.config.ts`, then `tsx test/screens/take.ts [name…] [--no-axe]`.
 */
const PORT = 4610;
const SIZE = { width: 1280, height: 800 };
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const out = `${import.meta.dirname}/../../out/screens`;
const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const hasAxe = !words.includes('--no-axe');
const languages = words.includes('--de') ? ['de'] : ['en'];
const schemes = words.includes('--light') ? ['light'] : ['light', 'dark'];
const width = Number(words.find((word) => word.startsWith('--width='))?.slice(8) ?? SIZE.width);

mkdirSync(out, { recursive: true });
const server = await serve(`${import.meta.dirname}/../../out/gallery`, PORT);
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] });
let violations = 0;
const names = wanted.length > 0 ? wanted : await namesOf(browser);
for (const name of names) {
  for (const scheme of schemes) {
    for (const language of languages) violations += await take(browser, name, scheme, language);
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

async function take(host: Browser, name: string, scheme: string, language: string): Promise<number> {
  // Without reduced motion, so that the seconds of the last hour show.
  const context = await host.newContext({ viewport: { ...SIZE, width } });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (fault) => problems.push(String(fault)));
  await page.goto(`http://localhost:${PORT}/?screen=${name}&scheme=${scheme}&lang=${language}`);
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(350);
  const suffix = `${language === 'en' ? '' : `-${language}`}${width === SIZE.width ? '' : `-${width}`}`;
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
