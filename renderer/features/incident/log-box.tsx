import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconMessage, IconPaperclip } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { SavedProof } from '../../ui/saved-proof.tsx';
import { isOnTheWay } from '../../ui/use-route.ts';
import type { CommandActs, CommandModel, LastEntry, LogCall } from './incident-model.ts';
import css from './log-box.module.css';
import { parseQuickLog, type QuickLog } from './quick-log.ts';

type LogBoxProps = Pick<CommandActs, 'onLog'> &
  Pick<CommandModel, 'now' | 'zone' | 'saved' | 'lastEntry'> & {
    /** Absent where there is no room for files. */
    readonly onAttach?: () => void;
    /** Ctrl+L was pressed: the focus comes here, and goes back once the line is logged. */
    readonly call?: LogCall | null;
    /** Focused when Command opens; elsewhere Ctrl+L opens it in place. */
    readonly isFocused?: boolean;
  };

/** One line into the log. A time at the start sets when it happened. */
export function LogBox({
  now,
  zone,
  saved,
  lastEntry,
  onLog,
  onAttach,
  call = null,
  isFocused = true,
}: LogBoxProps) {
  const text = useText();
  const [line, setLine] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const [isScrolled, setIsScrolled] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const returnTo = useRef<HTMLElement | null>(null);
  const read = parseQuickLog(line, now, zone);
  useEffect(() => {
    if (isFocused && !isOnTheWay()) field.current?.focus();
  }, [isFocused]);
  useEffect(() => {
    if (call === null) return;
    if (call.text !== '') setLine(call.text);
    returnTo.current = call.returnTo;
    field.current?.focus();
  }, [call]);
  const log = async (eventAt: EpochMs | null) => {
    if (read.text === '' || isSaving) return;
    setIsSaving(true);
    const isApproximate = read.kind !== 'noTime' && read.isApproximate;
    const outcome = await onLog({ text: read.text, eventAt, isApproximate });
    setIsSaving(false);
    setRefused(outcome.kind === 'refused' ? outcome.why : null);
    if (outcome.kind === 'refused') {
      field.current?.focus();
      return;
    }
    setLine('');
    (returnTo.current?.isConnected ? returnTo.current : field.current)?.focus();
    returnTo.current = null;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (read.kind === 'ask') document.querySelector<HTMLElement>('#log-question button')?.focus();
    else void log(read.kind === 'at' ? read.at : null);
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <div className={css.row}>
        <div className={css.field}>
          <IconMessage size={18} stroke={1.6} className={css.icon} aria-hidden="true" />
          {!isScrolled && <Highlighted line={line} read={read} />}
          <input
            ref={field}
            id="log-line"
            className={css.input}
            value={line}
            onChange={(event) => setLine(event.currentTarget.value)}
            onScroll={(event) => setIsScrolled(event.currentTarget.scrollLeft > 0)}
            aria-label={text('log.label')}
            aria-describedby="log-hint log-question"
            placeholder={text('log.placeholder')}
            autoComplete="off"
          />
          <LogQuestion read={read} zone={zone} onPick={(at) => void log(at)} />
        </div>
        {onAttach !== undefined && (
          <Tooltip label={text('log.attach')}>
            <ActionIcon variant="default" size={42} aria-label={text('log.attach')} onClick={onAttach}>
              <IconPaperclip size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
        <Button type="submit" size="md" disabled={read.text === '' || isSaving} className={css.log}>
          {text('log.log')}
        </Button>
      </div>
      <div className={css.under}>
        <SavedProof saved={saved} zone={zone} />
        {refused !== null && (
          <span role="alert" className={css.refused}>
            {text('log.refused', { why: refused })}
          </span>
        )}
        {lastEntry !== null && <LastLine last={lastEntry} zone={zone} />}
        <span className={css.hint} id="log-hint">
          {text('log.hint')}
        </span>
      </div>
    </form>
  );
}

/** The last line with both its times: when it happened, and when it was written down. */
function LastLine({ last, zone }: { readonly last: LastEntry; readonly zone: string }) {
  const text = useText();
  const dates = useDates(zone);
  const { at, recordedAt, isApproximate } = last;
  const isToday = at !== null && dates.date(at) === dates.date(recordedAt);
  const time = at === null ? text('log.noTime') : isToday ? dates.time(at) : dates.stamp(at);
  return (
    <span>
      {text('log.last', {
        at: isApproximate ? text('log.about', { time }) : time,
        entry: last.text,
        recorded: dates.timeZone(recordedAt),
      })}
    </span>
  );
}

/** Behind the field: the part that was read as a time is tinted. */
function Highlighted({ line, read }: { readonly line: string; readonly read: QuickLog }) {
  if (read.kind === 'noTime') return null;
  const start = line.indexOf(read.token);
  return (
    <span className={css.behind} aria-hidden="true">
      {line.slice(0, Math.max(0, start))}
      <mark className={css.token}>{read.token}</mark>
    </span>
  );
}

type LogQuestionProps = {
  readonly read: QuickLog;
  readonly zone: string;
  readonly onPick: (at: EpochMs) => void;
};

function LogQuestion({ read, zone, onPick }: LogQuestionProps) {
  const text = useText();
  const dates = useDates(zone);
  if (read.kind !== 'ask') return <span id="log-question" role="status" />;
  const [first, second] = read.options;
  return (
    <span className={css.question} id="log-question" role="status">
      <strong>
        {text(read.reason === 'gap' ? 'log.doesNotExist' : 'log.existsTwice', { time: read.token })}
      </strong>{' '}
      <button type="button" className="hz-link" onClick={() => onPick(first)}>
        {dates.timeZone(first)}
      </button>{' '}
      {text('log.or')}{' '}
      <button type="button" className="hz-link" onClick={() => onPick(second)}>
        {dates.timeZone(second)}
      </button>
      ?
    </span>
  );
}
