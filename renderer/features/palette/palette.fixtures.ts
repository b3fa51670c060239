import type { PaletteItem } from './palette-model.ts';

export const halvorPalette: readonly PaletteItem[] = [
  {
    id: 'f1',
    group: 'facts',
    icon: 'fact',
    label: 'People affected',
    detail: '3,900 to 4,500, estimate, v3',
  },
  {
    id: 'f2',
    group: 'facts',
    icon: 'fact',
    label: 'Groups of people',
    detail: 'Beschäftigte, Kundinnen und Kunden',
  },
  { id: 'f3', group: 'facts', icon: 'fact', label: 'Data records', detail: 'unknown' },
  {
    id: 'a1',
    group: 'do',
    icon: 'decide',
    label: 'Ask for the decision on people',
    detail: 'Ilse Okonkwo has not decided',
  },
  {
    id: 'a2',
    group: 'do',
    icon: 'letter',
    label: 'Open the letter to people',
    detail: 'version 1, 3 languages',
  },
  { id: 'a3', group: 'do', icon: 'notice', label: 'Record a filing', detail: '' },
  {
    id: 'c1',
    group: 'call',
    icon: 'call',
    label: 'Betriebsratsvorsitz, Bereitschaftsdienst Personalvertretung',
    detail: 'no number yet',
    words: ['people', 'works council'],
  },
  { id: 'c2', group: 'call', icon: 'call', label: 'Tomas Brandl', detail: '+49 30 23125 101' },
  { id: 'g1', group: 'go', icon: 'go', label: 'Timeline', detail: '' },
];
