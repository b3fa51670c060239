import { useEffect, useSyncExternalStore } from 'react';
import { hrefOf, parseRoute, type Route } from './route.ts';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** The route in the address of the window. After a change the title of the page gets the focus. */
export function useRoute(): readonly [Route, (route: Route) => void] {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  useFocusOnChange(hash);
  return [parseRoute(hash), go];
}

function go(route: Route): void {
  location.hash = hrefOf(route);
}

/** True if the person has gone on to another entry of the rail already: a screen that loads late leaves it there. */
export function isOnTheWay(): boolean {
  const href = document.activeElement?.getAttribute('href') ?? '';
  return href.startsWith('#') && href !== location.hash;
}

function useFocusOnChange(hash: string): void {
  useEffect(() => {
    if (hash === '') return;
    const frame = requestAnimationFrame(() => {
      if (isOnTheWay()) return;
      const active = document.activeElement;
      // A screen that put the focus somewhere itself keeps it, such as the log box of Command.
      if (active !== null && active !== document.body && active.closest('[data-region="rail"]') === null)
        return;
      document.querySelector<HTMLElement>('h1[tabindex="-1"]')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [hash]);
}
