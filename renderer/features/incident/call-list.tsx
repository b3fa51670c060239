import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { SectionHead } from '../../ui/section-head.tsx';
import css from './command-view.module.css';
import type { CallRow } from './incident-model.ts';

type CallListProps = {
  readonly calls: readonly CallRow[];
  readonly size: number;
  readonly zone: string;
  readonly onOpen?: () => void;
};

/** Who to call, with numbers on the screen: no network is needed. */
export function CallList({ calls, size, zone, onOpen }: CallListProps) {
  const text = useText();
  return (
    <section aria-labelledby="calls-title">
      <SectionHead id="calls-title" title={text('command.calls')} hasRule>
        {onOpen !== undefined && (
          <button type="button" className="hz-link" onClick={onOpen}>
            {text('command.callList', { count: size })}
          </button>
        )}
      </SectionHead>
      <ul>
        {calls.map((call) => (
          <CallItem key={call.id} call={call} zone={zone} />
        ))}
      </ul>
    </section>
  );
}

function CallItem({ call, zone }: { readonly call: CallRow; readonly zone: string }) {
  const text = useText();
  const dates = useDates(zone);
  const { outcome } = call;
  return (
    <li className={css.call}>
      <span>
        <span className={css.callName}>{call.name}</span>
        <span className={css.callUnder}>{call.role}</span>
      </span>
      <span className={css.callSide}>
        <span className={css.phone}>{call.phone ?? text('command.noNumber')}</span>
        {outcome !== null && (
          <span className={css.callUnder} data-outcome={outcome.kind}>
            {text(`command.${outcome.kind}`, { time: dates.time(outcome.at) })}
          </span>
        )}
      </span>
    </li>
  );
}
