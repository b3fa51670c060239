import css from './brand-mark.module.css';

/** An upright zero with water to the line and a level through it. Decoration: the name stands beside it. */
export function BrandMark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg className={css.mark} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path className={css.water} d="M6 12.5h12v3a6 6 0 0 1-12 0z" />
      <rect className={css.zero} x="5.6" y="1.6" width="12.8" height="20.8" rx="6.4" />
      <line className={css.level} x1="0.4" x2="23.6" y1="12" y2="12" />
    </svg>
  );
}
