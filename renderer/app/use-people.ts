import { useCallback } from 'react';
import type { PersonId } from '../../shared/incident/primitives.ts';
import type { Opener } from '../vault/vault.ts';
import type { Person } from '../vault/vault-events.ts';
import { useVault } from './vault-context.tsx';

/** The people of the vault, and who sits before the screen. */
export type People = {
  readonly persons: readonly Person[];
  readonly opener: Opener | null;
  /** Name of a person; their id if the vault does not know them. */
  readonly nameOf: (person: PersonId) => string;
};

/** The people of the open vault, those removed included: their names stand on what they did. */
export function usePeople(): People {
  const persons = useVault((state) => state.persons);
  const opener = useVault((state) => state.opener);
  const nameOf = useCallback(
    (person: PersonId) => persons.find(({ id }) => id === person)?.name ?? person,
    [persons],
  );
  return { persons, opener, nameOf };
}
