import css from './initials.module.css';

/** The initials of a person in a ring; the name stands beside it. */
export function Initials({ children, size = 28 }: { readonly children: string; readonly size?: number }) {
  return (
    <span className={css.ring} style={{ width: size, height: size }} aria-hidden="true">
      {children}
    </span>
  );
}
