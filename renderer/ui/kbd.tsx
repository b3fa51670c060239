import css from './kbd.module.css';

/** A key to press, as it is printed on keyboards. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className={css.key}>{keys}</kbd>;
}
