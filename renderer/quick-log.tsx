import { useEffect, useRef, useState } from 'react';
import type { EpochMs } from '../shared/time/instant.ts';
import type { LogCall, LogOutcome } from './features/incident/incident-model.ts';
import css from './features/incident/quick-log-panel.module.css';
import { QuickLogPanel } from './features/incident/quick-log-panel.tsx';
import { useDates } from './i18n/use-dates.ts';
import { useText } from './i18n/use-text.ts';
import type { ScreenHooks } from './routes.tsx';
import type { Route } from './ui/route.ts';

/** How long the proof of a logged line stays, in milliseconds. */
const PROOF_MS = 12_000;

/** Id of the field in the log box, docked or in the panel. */
const FIELD = 'log-line';

export type Logging = {
  /** For the box docked on Command. */
  readonly docked: LogCall | null;
  /** For the panel over any other screen; `null` while it is closed. */
  readonly panel: LogCall | null;
  /** Before something opens that takes the focus: where it was. */
  readonly remember: () => void;
  /** Somebody wants to log: into the docked box if it can be reached, else into the panel. */
  readonly call: (text: string, isFromOverlay: boolean) => void;
  readonly end: () => void;
};

/** Ctrl+L: which log box takes the line, and where the focus goes back to. A call ends with its screen. */
export function useLogCall(href: string): Logging {
  const [docked, setDocked] = useState<LogCall | null>(null);
  const [panel, setPanel] = useState<LogCall | null>(null);
  const before = useRef<HTMLElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen is what ends the call
  useEffect(() => setDocked(null), [href]);
  const active = () => (document.activeElement instanceof HTMLElement ? document.activeElement : null);
  return {
    docked,
    panel,
    remember: () => {
      before.current = active();
    },
    call: (text, isFromOverlay) => {
      const from = isFromOverlay ? before.current : active();
      const field = document.getElementById(FIELD);
      const isInDialog = from?.closest('[role=dialog]') != null;
      if (panel !== null) setPanel({ text, returnTo: panel.returnTo });
      else if (field === null || isInDialog) setPanel({ text, returnTo: from });
      else setDocked({ text, returnTo: from === field ? null : from });
    },
    end: () => setPanel(null),
  };
}

type QuickLogProps = Pick<Logging, 'panel' | 'end'> & {
  readonly hooks: ScreenHooks;
  readonly now: EpochMs;
  readonly caseId: string | null;
  readonly go: (route: Route) => void;
};

type Proof = Extract<LogOutcome, { kind: 'logged' }> & { readonly zone: string };

/** The panel while somebody logs from another screen, then the proof with both times. */
export function QuickLog({ hooks, now, caseId, go, panel, end }: QuickLogProps) {
  const { cases, onLog } = hooks.useQuickLog();
  const [proof, setProof] = useState<Proof | null>(null);
  useEffect(() => {
    if (proof === null) return;
    const timer = setTimeout(() => setProof(null), PROOF_MS);
    return () => clearTimeout(timer);
  }, [proof]);
  return (
    <>
      <div role="status" className={css.proof}>
        {proof !== null && panel === null && <LoggedWords proof={proof} />}
      </div>
      {panel !== null && (
        <QuickLogPanel
          now={now}
          cases={cases}
          caseId={cases.some((one) => one.caseId === caseId) ? caseId : null}
          call={panel}
          onLog={onLog}
          onLogged={(outcome, zone) => {
            setProof({ ...outcome, zone });
            end();
          }}
          onNewBreach={() => {
            end();
            go({ screen: 'newBreach' });
          }}
          onClose={end}
        />
      )}
    </>
  );
}

function LoggedWords({ proof }: { readonly proof: Proof }) {
  const text = useText();
  const dates = useDates(proof.zone);
  const isToday = dates.date(proof.eventAt) === dates.date(proof.recordedAt);
  return text('log.logged', {
    at: isToday ? dates.timeZone(proof.eventAt) : dates.medium(proof.eventAt),
    recorded: dates.timeZone(proof.recordedAt),
    entry: proof.entry,
  });
}
