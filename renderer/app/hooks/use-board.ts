import { boardModel } from '../../cases/board-model.ts';
import type { ScreenHooks } from '../../routes.tsx';
import { useNow } from '../use-now.ts';
import { goTo } from '../use-route.ts';
import { localZone, usePorts, useReadableCases, useVault } from '../vault-context.tsx';

/** The board: all clocks of all cases. */
export const useBoard: ScreenHooks['useBoard'] = () => {
  const { host } = usePorts();
  const cases = useReadableCases();
  const closed = useVault(({ board }) => board.filter(({ phase }) => phase === 'closed').length);
  const now = useNow(1_000);
  return {
    model: boardModel(cases, localZone(), now, closed),
    onPrint: () => void host.print(),
    onShowClosed: () => goTo({ screen: 'register' }),
    onWhy: (clockId) => {
      const found = cases.find(({ incident }) => incident.obligations.some(({ id }) => id === clockId));
      if (found !== undefined) goTo({ screen: 'case', caseId: found.id, section: 'notices' });
    },
  };
};
