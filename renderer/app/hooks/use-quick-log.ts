import type { ScreenHooks } from '../../routes.tsx';
import { useLogLine } from '../use-log-line.ts';
import { localZone, useReadableCases } from '../vault-context.tsx';

/** The cases that take a line from anywhere: every case but those that are closed. */
export const useQuickLog: ScreenHooks['useQuickLog'] = () => {
  const cases = useReadableCases();
  const logLine = useLogLine();
  const open = cases
    .filter(({ incident }) => incident.status === 'open')
    .map(({ id, incident: { opening } }) => ({
      caseId: id,
      title: opening.sentence,
      zone: opening.zone,
    }));
  return {
    cases: open,
    onLog: (caseId, input) => {
      const zone = open.find((one) => one.caseId === caseId)?.zone ?? localZone();
      return logLine(caseId, zone, input);
    },
  };
};
