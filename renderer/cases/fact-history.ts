import { overlaps } from '../../shared/incident/fact-paths.ts';
import type { FactChange, FactVersion, Incident } from '../../shared/incident/state.ts';
import type { Person } from '../vault/vault-events.ts';
import { type FactSpec, pathsOf } from './fact-table.ts';

/** The name of a person of the vault; the id of one it does not know. */
export function nameIn(persons: readonly Person[]): (id: string) => string {
  return (id) => persons.find((person) => person.id === id)?.name ?? id;
}

/** The zone in which the case is shown. */
export function zoneOf(incident: Incident): string {
  return incident.facts.current.times?.timeZone ?? incident.opening.zone;
}

/** The last change of a fact, with the version it belongs to. */
export function lastChange(
  versions: readonly FactVersion[],
  spec: FactSpec,
): { readonly version: FactVersion; readonly change: FactChange } | undefined {
  const paths = pathsOf(spec);
  for (const version of [...versions].reverse()) {
    const change = version.changes.findLast((one) => paths.some((path) => concerns(one, path)));
    if (change !== undefined) return { version, change };
  }
  return undefined;
}

/** True if a change says something of a path: itself, something in it, or a mark on its group. */
export function concerns(change: FactChange, path: string): boolean {
  return overlaps(change.path, path);
}
