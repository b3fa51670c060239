import { factsWithActs } from '../../../shared/incident/recorded-facts.ts';
import type { ReadableCase } from '../../cases/board-model.ts';
import { type CallSource, callRows } from '../../cases/calls.ts';
import type { PaletteItem } from '../../features/palette/palette-model.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import type { ScreenHooks } from '../../routes.tsx';
import { parseRoute, SECTIONS } from '../../ui/route.ts';
import { useRoute } from '../../ui/use-route.ts';
import { usePeople } from '../use-people.ts';
import { goTo } from '../use-route.ts';
import { useReadableCases, useVault } from '../vault-context.tsx';

/** Places and cases by name; ids are links. */
export const usePalette: ScreenHooks['usePalette'] = () => {
  const text = useText();
  const cases = useReadableCases();
  const board = useVault((state) => state.board);
  const [route] = useRoute();
  const { persons, opener } = usePeople();
  const contacts = useVault((state) => state.contacts);
  const go = (id: string, label: string, detail = ''): PaletteItem => ({
    id,
    group: 'go',
    icon: 'go',
    label,
    detail,
  });
  const sections =
    route.screen === 'case'
      ? SECTIONS.map((name) => go(`#/case/${route.caseId}/${name}`, text(`section.${name}`)))
      : [];
  const shown = route.screen === 'case' ? cases.find(({ id }) => id === route.caseId) : undefined;
  const calls =
    shown === undefined ? [] : callItems(shown, { persons, contacts, own: opener?.personId ?? null }, text);
  return {
    items: [
      { id: '#/new', group: 'do', icon: 'decide', label: text('newBreach.title'), detail: '' },
      ...calls,
      ...sections,
      go('#/', text('rail.board')),
      go('#/register', text('rail.register')),
      go('#/settings', text('settings.title')),
      ...board.map(({ reference, sentence }) => go(`#/case/${reference}/command`, reference, sentence)),
    ],
    onUse: (id) => goTo(parseRoute(id)),
  };
};

/** Whom to call, with the number on the line; choosing one leads to the call list. */
function callItems(
  { id: caseId, incident }: ReadableCase,
  people: Omit<CallSource, 'facts'>,
  text: Text,
): readonly PaletteItem[] {
  const facts = factsWithActs(incident, (person) => person);
  return callRows(incident, { ...people, facts }, text).map(({ id, name, role, phone }) => ({
    id: `#/case/${caseId}/command/${id}`,
    group: 'call',
    icon: 'call',
    label: name,
    detail: phone ?? text('command.noNumber'),
    words: [role],
  }));
}
