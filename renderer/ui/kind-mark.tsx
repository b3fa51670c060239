import type { ClockKind } from '../../shared/time/clock.ts';
import { useText } from '../i18n/use-text.ts';
import css from './kind-mark.module.css';

/** Whose time it is, as a line: solid law, outlined contract, dotted our own. */
export function KindMark({ kind }: { readonly kind: ClockKind }) {
  const text = useText();
  return <span className={css.mark} data-kind={kind} role="img" aria-label={text(`clockKind.${kind}`)} />;
}
