import { hrefOf, type Route } from '../ui/route.ts';

/** Goes to a screen from outside a component. */
export function goTo(route: Route): void {
  window.location.hash = hrefOf(route);
}
