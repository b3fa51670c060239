import type { PaletteItem } from '../../features/palette/palette-model.ts';
import { useText } from '../../i18n/use-text.ts';
import type { ScreenHooks } from '../../routes.tsx';
import { parseRoute, SECTIONS } from '../../ui/route.ts';
import { useRoute } from '../../ui/use-route.ts';
import { goTo } from '../use-route.ts';
import { useReadableCases } from '../vault-context.tsx';

/** Places and cases by name; ids are links. */
export const usePalette: ScreenHooks['usePalette'] = () => {
  const text = useText();
  const cases = useReadableCases();
  const [route] = useRoute();
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
  return {
    items: [
      { id: '#/new', group: 'do', icon: 'decide', label: text('newBreach.title'), detail: '' },
      ...sections,
      go('#/', text('rail.board')),
      go('#/register', text('rail.register')),
      go('#/settings', text('settings.title')),
      ...cases.map(({ id, incident }) =>
        go(`#/case/${id}/command`, incident.opening.reference, incident.opening.sentence),
      ),
    ],
    onUse: (id) => goTo(parseRoute(id)),
  };
};
