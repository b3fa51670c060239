import { Button, CloseButton, NativeSelect } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { useText } from '../../i18n/use-text.ts';
import type { LogCall, LogCase, LogInput, LogOutcome } from './incident-model.ts';
import { LogBox } from './log-box.tsx';
import css from './quick-log-panel.module.css';

type QuickLogPanelProps = {
  readonly now: EpochMs;
  /** Cases that take a line; the first is the one on the screen, if there is one. */
  readonly cases: readonly LogCase[];
  /** The case on the screen: nobody is asked. */
  readonly caseId: string | null;
  readonly call: LogCall;
  readonly onLog: (caseId: string, input: LogInput) => Promise<LogOutcome>;
  readonly onLogged: (outcome: Extract<LogOutcome, { kind: 'logged' }>, zone: string) => void;
  readonly onNewBreach: () => void;
  readonly onClose: () => void;
};

/** The log, opened in place over any screen. Esc closes it, and the focus goes back where it was. */
export function QuickLogPanel({
  now,
  cases,
  caseId,
  call,
  onLog,
  onLogged,
  onNewBreach,
  onClose,
}: QuickLogPanelProps) {
  const text = useText();
  const [chosen, setChosen] = useState(caseId ?? cases[0]?.caseId ?? '');
  const target = cases.find((one) => one.caseId === (caseId ?? chosen));
  const close = () => {
    onClose();
    if (call.returnTo?.isConnected) call.returnTo.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  return (
    <section
      className={css.panel}
      role="dialog"
      aria-label={text('log.panel')}
      data-mantine-stop-propagation="true"
      onKeyDown={onKeyDown}
    >
      <header className={css.head}>
        <h2 className={css.title}>{text('log.panel')}</h2>
        {target !== undefined && (cases.length === 1 || caseId !== null) && (
          <span className={css.case}>{text('log.for', { caseId: target.caseId, title: target.title })}</span>
        )}
        <CloseButton className={css.close} aria-label={text('log.close')} onClick={close} />
      </header>
      {caseId === null && cases.length > 1 && (
        <NativeSelect
          className={css.choice}
          label={text('log.which')}
          value={chosen}
          data={cases.map((one) => ({ value: one.caseId, label: `${one.caseId}  ${one.title}` }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      )}
      {target === undefined ? (
        <div className={css.none}>
          <p>{text('log.noCase')}</p>
          <Button data-autofocus variant="default" onClick={onNewBreach}>
            {text('newBreach.title')}
          </Button>
        </div>
      ) : (
        <LogBox
          now={now}
          zone={target.zone}
          saved={null}
          lastEntry={null}
          call={call}
          onLog={async (input) => {
            const outcome = await onLog(target.caseId, input);
            if (outcome.kind === 'logged') onLogged(outcome, target.zone);
            return outcome;
          }}
        />
      )}
    </section>
  );
}
