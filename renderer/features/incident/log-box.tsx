import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconMessage, IconPaperclip } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { SavedProof } from '../../ui/saved-proof.tsx';
import type { CommandActs, CommandModel } from './incident-model.ts';
import css from './log-box.module.css';
import { parseQuickLog, type QuickLog } from './quick-log.ts';

type LogBoxProps = Pick<CommandActs, 'onLog' | 'onAttach'> &
  Pick<CommandModel, 'now' | 'zone' | 'saved' | 'lastEntry'> & {
    readonly initial?: string;
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
  initial = '',
  isFocused = true,
}: LogBoxProps) {
  const text = useText();
  const [line, setLine] = useState(initial);
  const [isSaving, setIsSaving] = useState(false);
  const [isScrolled, setIsScrolled] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const read = parseQuickLog(line, now, zone);
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  const log = async (eventAt: EpochMs | null) => {
    if (read.text === '' || isSaving) return;
    setIsSaving(true);
    try {
      await onLog({ text: read.text, eventAt, isApproximate: read.kind !== 'noTime' && read.isApproximate });
      setLine('');
    } finally {
      setIsSaving(false);
      field.current?.focus();
    }
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
        <Tooltip label={text('log.attach')}>
          <ActionIcon variant="default" size={42} aria-label={text('log.attach')} onClick={onAttach}>
            <IconPaperclip size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Button type="submit" size="md" disabled={read.text === '' || isSaving} className={css.log}>
          {text('log.log')}
        </Button>
      </div>
      <div className={css.under}>
        <SavedProof saved={saved} zone={zone} />
        {lastEntry !== null && <span>{text('log.last', { entry: lastEntry })}</span>}
        <span className={css.hint} id="log-hint">
          {text('log.hint')}
        </span>
      </div>
    </form>
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
