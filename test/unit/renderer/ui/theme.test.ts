import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { theme } from '../../../../renderer/theme.ts';
import { mantineVariablesCss } from '../../../../renderer/ui/mantine-variables.ts';

const folder = `${import.meta.dirname}/../../../../renderer`;
const plain = (css: string) => css.replaceAll(/\s+/g, '').replaceAll(/["']/g, '"').toLowerCase();

describe('the static sheet of Mantine variables', () => {
  it('is what the theme says', () => {
    expect(plain(readFileSync(`${folder}/mantine-variables.css`, 'utf8'))).toBe(
      plain(mantineVariablesCss(theme)),
    );
  });
});

describe('the tokens', () => {
  const css = readFileSync(`${folder}/tokens.css`, 'utf8');
  const [light = '', dark = ''] = css.split(/\[data-mantine-color-scheme=["']dark["']\]/);

  it.each([
    ['ink on canvas', 'ink', 'canvas', 4.5],
    ['second line on canvas', 'ink2', 'canvas', 4.5],
    ['meta text on canvas', 'ink3', 'canvas', 4.5],
    ['meta text on the rail', 'ink3', 'sunken', 4.5],
    ['edge of a field', 'edge', 'canvas', 3],
    ['text on tide', 'on-tide', 'tide-fill', 4.5],
    ['lamp on its soft', 'lamp', 'lamp-soft', 4.5],
    ['alarm on its soft', 'alarm', 'alarm-soft', 4.5],
    ['moss on its soft', 'moss', 'moss-soft', 4.5],
    ['the focus ring', 'focus', 'canvas', 3],
  ])('give %s enough contrast in light and dark', (_what, front, back, least) => {
    for (const sheet of [light, dark]) {
      expect(contrast(value(sheet, front), value(sheet, back))).toBeGreaterThanOrEqual(least);
    }
  });

  function value(sheet: string, name: string): string {
    return new RegExp(`--hz-${name}: (#[0-9a-f]{6});`, 'i').exec(sheet)?.[1] ?? '';
  }
});

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
