import { at, BERLIN } from '../../ui/case.fixtures.ts';
import type { FirstRunModel, UnlockModel } from './unlock-model.ts';

export const halvorUnlock: UnlockModel = {
  vaultName: 'Halvor Logistik SE, Datenschutzvorfälle',
  fileName: 'halvor-datenschutz.hzv',
  sizeBytes: 48_000_000,
  head: {
    entry: 388,
    words: ['velvet', 'maple', 'orbit', 'cousin', 'anchor', 'pencil', 'dune', 'harbor'],
    writtenAt: at('2027-03-26T16:42Z'),
  },
  people: [
    { id: 'p1', name: 'Mara Lindqvist', initials: 'ML', role: 'Data protection officer, advises' },
    { id: 'p2', name: 'Ilse Okonkwo', initials: 'IO', role: 'Managing director, decides for the controller' },
    { id: 'p3', name: 'Aoife Daly', initials: 'AD', role: 'Deputy data protection officer, advises' },
  ],
  vaults: [],
  lastPersonId: 'p1',
  status: { kind: 'ready' },
  now: at('2027-03-27T02:08Z'),
  zone: BERLIN,
  connectionsAttempted: 0,
};

export const recoveryStep: FirstRunModel = {
  step: 'recovery',
  groups: ['7K2QX', '9DM4T', 'R0HVB', '3WZ8C', 'N6YGA', 'J5TE1', 'P8XKD', '2FQMS'],
  ask: [3, 7],
};
