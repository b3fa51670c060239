import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { theme } from '../theme.ts';

type ProvidersProps = {
  readonly texts: i18n;
  /** Of this load of the window; style tags without it are refused. */
  readonly nonce: string;
  readonly scheme?: 'light' | 'dark';
  readonly children: ReactNode;
};

/** Looks and texts for everything in the window. */
export function Providers({ texts, nonce, scheme, children }: ProvidersProps) {
  return (
    <MantineProvider
      theme={theme}
      getStyleNonce={() => nonce}
      withCssVariables={false}
      defaultColorScheme="light"
      {...(scheme === undefined ? {} : { forceColorScheme: scheme })}
    >
      <I18nextProvider i18n={texts}>{children}</I18nextProvider>
    </MantineProvider>
  );
}
