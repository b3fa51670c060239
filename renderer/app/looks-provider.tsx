import type { i18n } from 'i18next';
import { type ReactNode, useSyncExternalStore } from 'react';
import { schemeAt } from '../features/settings/scheme.ts';
import { Providers } from '../ui/providers.tsx';
import { looks } from './looks.ts';

type LooksProps = { readonly texts: i18n; readonly nonce: string; readonly children: ReactNode };

/** Light or dark as chosen; by the hour of the day if nothing was chosen. */
export function Looks({ texts, nonce, children }: LooksProps) {
  const { scheme } = useSyncExternalStore(looks.subscribe, looks.getState);
  return (
    <Providers texts={texts} nonce={nonce} scheme={schemeAt(scheme, new Date().getHours())}>
      {children}
    </Providers>
  );
}
