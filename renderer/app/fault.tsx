import { Button } from '@mantine/core';
import { useText } from '../i18n/use-text.ts';
import { Page } from '../ui/shell/page.tsx';
import { ErrorState } from '../ui/states.tsx';

/** A screen that broke: what is safe, and once more. */
export function Fault({ kind, again }: { readonly kind: string; readonly again: () => void }) {
  const text = useText();
  return (
    <Page>
      <ErrorState
        title={text('state.fault')}
        code={kind}
        act={<Button onClick={again}>{text('state.again')}</Button>}
      >
        {text('state.faultWhy')}
      </ErrorState>
    </Page>
  );
}
