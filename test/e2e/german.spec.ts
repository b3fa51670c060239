import de from '../../renderer/i18n/de.json' with { type: 'json' };
import { englishOnly } from '../support/bilingual.ts';
import { expect, expectAccessible, makeVault, test, type Window } from './support/window.ts';

/** A breach in a German window: nothing on the way speaks English but the letters, which say so. */

test.use({ locale: 'de-DE' });

const SECTIONS = ['command', 'facts', 'assessment', 'notices', 'letters', 'timeline', 'evidence'] as const;

type Fact = {
  readonly label: string;
  readonly type?: string;
  readonly pick?: string;
  readonly check?: string;
};

const { factLabel, factOption } = de;
const FACTS: readonly Fact[] = [
  { label: factLabel.breach.properties, check: factOption.property.confidentiality },
  { label: factLabel.breach.cause, pick: factOption.cause.stolenDevice },
  { label: factLabel.data.categories, check: factOption.category.health },
  { label: factLabel.data.subjects, type: '1400' },
  { label: factLabel.data.vulnerableGroups, check: factOption.vulnerableGroup.patients },
  { label: factLabel.protection.encryption, pick: factOption.encryption.none },
  { label: factLabel.organisation.role, pick: factOption.role.controller },
  { label: factLabel.organisation.country, type: 'DE' },
];

test('a breach in German, from the first answer to the register', async ({ window }) => {
  test.setTimeout(180_000);
  const { page, url } = window;
  await page.clock.install({ time: new Date('2027-03-27T02:08:00Z') });
  await makeVault(window, de);
  await expectGerman(window, 'board');
  await page.goto(`${url}#/new`);
  await page.locator('textarea').first().fill('Laptop der Station gestohlen');
  await page.locator('input[type=radio][value=yes]').check({ force: true });
  await page.locator('input[type=radio][value=other]').check({ force: true });
  await expect(page.getByLabel(de.newBreach.day, { exact: true })).toHaveValue('Sa 27. März 2027');
  await expectGerman(window, 'new breach');
  await page.locator('input[type=radio][value=now]').check({ force: true });
  await page.locator('button[type=submit]').click();
  await expect(page).toHaveURL(/#\/case\/BR-2027-001\/command/);
  const go = (path: string) => page.goto(`${url}#/case/BR-2027-001/${path}`);
  for (const section of SECTIONS) {
    await go(section);
    await expectGerman(window, `${section}, nothing known`);
  }
  await go('facts');
  for (const fact of FACTS) await setFact(window, fact);
  for (const section of SECTIONS) {
    await go(section);
    await expectGerman(window, section);
  }
  await go('assessment');
  await expect(page.locator('main')).toContainText('Besteht voraussichtlich ein hohes Risiko');
  await expect(page.locator('main')).toContainText('Besonders geschützte Daten sind betroffen');
  await expectAccessible(window);
  await go('letters/authority-notification');
  await expect(page.locator('main')).toContainText(de.letterText.onlyEnglish);
  await expectGerman(window, 'a letter');
  for (const screen of ['register', 'library', 'settings']) {
    await page.goto(`${url}#/${screen}`);
    await expectGerman(window, screen);
  }
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

/** Tells one fact through its dialog, and waits until it is saved. */
async function setFact({ page }: Window, { label, type, pick, check }: Fact): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${label}: `) }).press('Enter');
  const dialog = page.getByRole('dialog');
  if (type !== undefined) await dialog.getByLabel(de.facts.value, { exact: true }).last().fill(type);
  if (pick !== undefined) await dialog.getByRole('combobox').selectOption({ label: large(pick) });
  if (check !== undefined) await dialog.getByLabel(large(check), { exact: true }).check();
  await dialog.getByRole('button', { name: de.facts.save }).click();
  await expect(dialog).toHaveCount(0);
}

function large(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** No text that only English has is on the screen, but in parts that are marked as English. */
async function expectGerman({ page }: Window, screen: string): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible();
  const shown = await page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const part of copy.querySelectorAll('[lang="en"], style, script')) part.remove();
    const labels = [...copy.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap((element) =>
      ['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? ''),
    );
    return [copy.textContent ?? '', ...labels].join('\n');
  });
  expect(shown.length).toBeGreaterThan(50);
  const found = englishOnly
    .filter(({ words }) => shown.includes(words))
    .map(({ at, words }) => `${at}: ${words}`);
  expect({ screen, found }).toEqual({ screen, found: [] });
  const unGerman = /\bGDPR\b|\bEDPB\b|\bRecital\b|\bArt\. \d+\(|\b20\d\d-\d\d-\d\d\b/.exec(shown)?.[0];
  expect({ screen, unGerman }).toEqual({ screen, unGerman: undefined });
}
