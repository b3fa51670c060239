import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  type MantineThemeOverride,
  mergeMantineTheme,
} from '@mantine/core';

type Variables = Readonly<Record<string, string>>;

/**
 * Mantine's variables for a theme as a static sheet, without those that its own sheet already sets. The
 * content policy then needs no style tag for them.
 */
export function mantineVariablesCss(override: MantineThemeOverride): string {
  const own = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, override));
  const stock = defaultCssVariablesResolver(DEFAULT_THEME);
  const changed = {
    variables: difference(own.variables, stock.variables),
    light: difference(own.light, stock.light),
    dark: difference(own.dark, stock.dark),
  };
  const head = '/* Written from theme.ts; test/unit/renderer/ui/theme.test.ts compares them. Do not edit. */';
  return `${head}\n${convertCssVariables(changed, ':root').replaceAll(/(?<=[;{}])\s*/g, '\n')}\n`;
}

function difference(own: Variables, stock: Variables): Record<string, string> {
  return Object.fromEntries(Object.entries(own).filter(([name, value]) => stock[name] !== value));
}
