import { Button } from '@mantine/core';
import { useState } from 'react';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { SectionHead } from '../../ui/section-head.tsx';
import css from './command-view.module.css';
import type { CallRow, CallTarget, CommandActs, CommandModel } from './incident-model.ts';

/** As many fit beside the next act; the rest is one key away. */
const SHOWN = 5;

type CallListProps = Pick<CommandModel, 'calls' | 'callTarget' | 'zone' | 'now'> &
  Pick<CommandActs, 'onCall'>;

/** Who to call, with numbers on the screen: no network is needed. What came of a call is recorded here. */
export function CallList({ calls, callTarget, zone, now, onCall }: CallListProps) {
  const text = useText();
  const [isAll, setIsAll] = useState(false);
  return (
    <section aria-labelledby="calls-title">
      <SectionHead id="calls-title" title={text('command.calls')} hasRule>
        {calls.length > SHOWN && (
          <button type="button" className="hz-link" aria-expanded={isAll} onClick={() => setIsAll(!isAll)}>
            {isAll ? text('command.fewer') : text('command.callList', { count: calls.length })}
          </button>
        )}
      </SectionHead>
      {callTarget !== null && <Target target={callTarget} zone={zone} now={now} />}
      {calls.length === 0 && <p className={css.callUnder}>{text('command.nobody')}</p>}
      <ul>
        {(isAll ? calls : calls.slice(0, SHOWN)).map((call) => (
          <CallItem key={call.id} call={call} zone={zone} onCall={onCall} />
        ))}
      </ul>
    </section>
  );
}

type TargetProps = { readonly target: CallTarget; readonly zone: string; readonly now: EpochMs };

/** The house's own target for the call: never law, computed on each look. */
function Target({ target, zone, now }: TargetProps) {
  const text = useText();
  const dates = useDates(zone);
  const { sev, minutes, dueAt, reachedAt } = target;
  const isMissed = (reachedAt ?? now) > dueAt;
  const due = dates.date(dueAt) === dates.date(now) ? dates.timeZone(dueAt) : dates.medium(dueAt);
  const values = { sev, minutes, due, time: reachedAt === null ? '' : dates.time(reachedAt) };
  const key =
    reachedAt === null
      ? isMissed
        ? 'command.targetMissed'
        : 'command.target'
      : isMissed
        ? 'command.targetMetLate'
        : 'command.targetMet';
  return (
    <p className={css.target} data-missed={(reachedAt === null && isMissed) || undefined}>
      {text(key, values)}
    </p>
  );
}

type CallItemProps = { readonly call: CallRow; readonly zone: string } & Pick<CommandActs, 'onCall'>;

function CallItem({ call, zone, onCall }: CallItemProps) {
  const text = useText();
  const dates = useDates(zone);
  const { id, name, outcome } = call;
  return (
    <li className={css.call}>
      <span>
        <span className={css.callName}>{name}</span>
        <span className={css.callUnder}>{call.role}</span>
      </span>
      <span className={css.callSide}>
        <span className={css.phone}>{call.phone ?? text('command.noNumber')}</span>
        {outcome !== null && (
          <span className={css.callUnder} data-outcome={outcome.kind}>
            {text(`command.${outcome.kind}`, { time: dates.time(outcome.at) })}
          </span>
        )}
        {outcome?.kind !== 'reached' && (
          <span className={css.callActs}>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={text('command.reachedLabel', { name })}
              onClick={() => onCall(id, 'reached')}
            >
              {text('command.reachedNow')}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={text('command.notReachedLabel', { name })}
              onClick={() => onCall(id, 'notReached')}
            >
              {text('command.notReachedNow')}
            </Button>
          </span>
        )}
      </span>
    </li>
  );
}
