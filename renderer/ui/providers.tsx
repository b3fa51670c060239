import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import { type ReactNode, useMemo } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { languageOf } from '../../shared/text/language.ts';
import { themeIn } from '../theme.ts';

type ProvidersProps = LooksProps & { readonly texts: i18n };

type LooksProps = {
  /** Of this load of the window; style tags without it are refused. */
  readonly nonce: string;
  readonly scheme?: 'light' | 'dark';
  readonly children: ReactNode;
};

/** Looks and texts for everything in the window. */
export function Providers({ texts, ...looks }: ProvidersProps) {
  return (
    <I18nextProvider i18n={texts}>
      <Looks {...looks} />
    </I18nextProvider>
  );
}

function Looks({ nonce, scheme, children }: LooksProps) {
  const { i18n } = useTranslation();
  const theme = useMemo(() => themeIn(languageOf(i18n.language)), [i18n.language]);
  return (
    <MantineProvider
      theme={theme}
      getStyleNonce={() => nonce}
      withCssVariables={false}
      defaultColorScheme="light"
      {...(scheme === undefined ? {} : { forceColorScheme: scheme })}
    >
      {children}
    </MantineProvider>
  );
}
