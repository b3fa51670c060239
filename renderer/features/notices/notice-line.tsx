import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type EpochMs, epochMs } from '../../../shared/time/instant.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { clockFace, leftText, toneOf } from '../../ui/clock/clock-model.ts';
import { KindMark } from '../../ui/kind-mark.tsx';
import { Pill } from '../../ui/pill.tsx';
import { seenNotice } from './notice-rows.ts';
import type { NoticeRow } from './notices-model.ts';
import css from './notices-view.module.css';

type NoticeLineProps = {
  readonly row: NoticeRow;
  readonly now: EpochMs;
  readonly onFile: () => void;
  readonly onOpenLetter: (letterId: string) => void;
  readonly onFrozenCopy: () => void;
  readonly onReceipt: () => void;
};

/** Kind, what and to whom, basis, due, left, state; a filed one opens to its proof. */
export function NoticeLine({ row, now, onFile, onOpenLetter, onFrozenCopy, onReceipt }: NoticeLineProps) {
  const text = useText();
  const dates = useDates(row.zone);
  const seen = seenNotice(row, now);
  const left = leftText(seen.countdown);
  const { dueAt } = row.input;
  const due =
    dueAt === null
      ? row.input.kind === 'internal'
        ? text('notices.noDeadline')
        : text('clock.noFigure')
      : row.isEndOfDay
        ? text('board.endOfDay', { day: dates.shortDate(epochMs(dueAt - 1)) })
        : dates.medium(dueAt);
  const { letterId } = row;
  const isOpen =
    row.filing === null && !['filed', 'told', 'notApplicable', 'endedByDecision'].includes(row.work);
  return (
    <li className={css.item}>
      <div className={css.row}>
        <span className={css.mark}>
          <KindMark kind={row.input.kind} />
        </span>
        <span>
          {letterId === null ? (
            <span className={css.title}>{row.title}</span>
          ) : (
            <button
              type="button"
              className={css.titleLink}
              aria-label={text('notices.openLetterOf', { title: row.title })}
              onClick={() => onOpenLetter(letterId)}
            >
              {row.title}
            </button>
          )}
          <span className={css.under}>{row.recipient}</span>
        </span>
        <span className={css.basis}>{row.basis}</span>
        <span>
          <span className={css.due}>{due}</span>
          {row.dueNote !== '' && <span className={css.under}>{row.dueNote}</span>}
        </span>
        <span className={css.left} data-tone={toneOf(seen.countdown)}>
          {left.word === 'late' && `${text('clock.lateBy')} `}
          {left.word === 'used' && `${text('clock.after')} `}
          {left.digits}
          {left.word === 'spare' && ` ${text('clock.spare')}`}
        </span>
        <span>
          <Pill kind={seen.pill} isDue={seen.isDue} />
          {isOpen && (
            <button
              type="button"
              className={`${css.file} hz-link`}
              aria-label={text('notices.recordOf', { title: row.title })}
              onClick={onFile}
            >
              {text('notices.record')}
            </button>
          )}
        </span>
      </div>
      {row.footnotes?.map((note) => (
        <p key={note} className={css.under}>
          {note}
        </p>
      ))}
      {row.filing !== null && <Proof row={row} now={now} onFrozenCopy={onFrozenCopy} onReceipt={onReceipt} />}
    </li>
  );
}

type ProofProps = {
  readonly row: NoticeRow;
  readonly now: EpochMs;
  readonly onFrozenCopy: () => void;
  readonly onReceipt: () => void;
};

/** Instant, reference, used time, receipt with hash, frozen copy. */
function Proof({ row, now, onFrozenCopy, onReceipt }: ProofProps) {
  const text = useText();
  const dates = useDates(row.zone);
  const { filing } = row;
  if (filing === null) return null;
  const face = clockFace(row.input, now, false);
  return (
    <div className={css.proof}>
      <dl className={css.facts}>
        <div>
          <dt>{text('notices.filedAt')}</dt>
          <dd>{dates.long(filing.at)}</dd>
        </div>
        <div>
          <dt>{text('notices.reference')}</dt>
          <dd>{filing.reference ?? text('notices.noReference')}</dd>
        </div>
        {face.used !== null && face.period !== null && (
          <div>
            <dt>{text('notices.used')}</dt>
            <dd>{text('notices.usedOf', { used: face.used, period: face.period })}</dd>
          </div>
        )}
        <div>
          <dt>
            {text('notices.receiptBy', { name: filing.by, channel: text(`channel.${filing.channel}`) })}
          </dt>
          <dd>
            {filing.receipt === null ? (
              (filing.noReceiptReason ?? text('notices.noReference'))
            ) : (
              <>
                <button type="button" className="hz-link" onClick={onReceipt}>
                  {filing.receipt.name}
                </button>{' '}
                <span className={`${css.hash} hz-mono`}>sha256 {shortHash(filing.receipt.sha256)}</span>
              </>
            )}
          </dd>
        </div>
      </dl>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconDownload size={15} stroke={1.7} aria-hidden="true" />}
        onClick={onFrozenCopy}
      >
        {text('notices.frozen')}
      </Button>
    </div>
  );
}

function shortHash(sha256: string): string {
  return sha256.length > 12 ? `${sha256.slice(0, 4)}…${sha256.slice(-4)}` : sha256;
}
