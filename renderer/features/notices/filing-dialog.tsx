import { Button, FileInput, Modal, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconUpload } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { type EpochMs, offsetText } from '../../../shared/time/instant.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { endOfDay, wallTimeOf } from '../../ui/wall-time.ts';
import { type FilingGap, filingGaps } from './notice-rows.ts';
import {
  CHANNELS,
  type Channel,
  type FilingInput,
  type FilingRefusal,
  type NoticeRow,
} from './notices-model.ts';
import css from './notices-view.module.css';

type FilingDialogProps = {
  readonly row: NoticeRow;
  readonly now: EpochMs;
  readonly onClose: () => void;
  readonly onRecord: (input: FilingInput) => Promise<FilingRefusal | undefined>;
};

/** Records what a person filed outside this app. Needs a reference and a receipt, or a reason. */
export function FilingDialog({ row, now, onClose, onRecord }: FilingDialogProps) {
  const text = useText();
  const dates = useDates(row.zone);
  const [date, setDate] = useState<string>(offsetText(now, row.zone).slice(0, 10));
  const [time, setTime] = useState('');
  const [picked, setPicked] = useState<EpochMs | null>(null);
  const [channel, setChannel] = useState<Channel>('portal');
  const [reference, setReference] = useState('');
  const [receipt, setReceipt] = useState<File | null>(null);
  const [noReceiptReason, setReason] = useState('');
  const [lateReasons, setLateReasons] = useState(row.asks?.lateReasons ?? '');
  const [followUpDay, setFollowUpDay] = useState(
    row.asks?.followUpBy == null ? '' : offsetText(row.asks.followUpBy, row.zone).slice(0, 10),
  );
  const [people, setPeople] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<FilingRefusal | undefined>(undefined);
  const [isSaving, setIsSaving] = useState(false);
  const read = wallTimeOf(date, time, row.zone);
  const filedAt = read === null ? null : read.kind === 'one' ? read.at : picked;
  const { dueAt } = row.input;
  const isLate = filedAt !== null && dueAt !== null && filedAt > dueAt;
  const draft = { filedAt, reference, hasReceipt: receipt !== null, noReceiptReason, lateReasons };
  const gaps = filingGaps(draft, dueAt, now);
  const needsPeople = row.asks?.people === true && people === null;
  const errorOf = (field: FilingRefusal['field']) => (refusal?.field === field ? refusal.says : null);
  const record = async (event: FormEvent) => {
    event.preventDefault();
    if (gaps.length > 0 || needsPeople || filedAt === null || isSaving) return;
    setIsSaving(true);
    try {
      const refused = await onRecord({
        channel,
        filedAt,
        reference: textOrNull(reference),
        receipt,
        noReceiptReason: textOrNull(noReceiptReason),
        lateReasons: textOrNull(lateReasons),
        followUpBy: row.asks?.followUp === true ? endOfDay(followUpDay, row.zone) : null,
        people,
      });
      setRefusal(refused);
      if (refused === undefined) onClose();
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={text('filing.title')}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <form className={css.dialog} onSubmit={(event) => void record(event)}>
        <p className={css.under}>
          {row.title}, {row.recipient}
        </p>
        <div className={css.three}>
          <DateInput label={text('newBreach.day')} value={date} onChange={(next) => setDate(next ?? '')} />
          <TextInput
            label={text('newBreach.time')}
            placeholder="18:20"
            data-autofocus
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
          <NativeSelect
            label={text('filing.channel')}
            value={channel}
            data={CHANNELS.map((value) => ({ value, label: text(`channel.${value}`) }))}
            onChange={(event) =>
              setChannel(CHANNELS.find((known) => known === event.currentTarget.value) ?? 'portal')
            }
          />
        </div>
        {read !== null && read.kind !== 'one' && (
          <p className={css.ask} role="status">
            {text(read.kind === 'none' ? 'log.doesNotExist' : 'log.existsTwice', { time })}{' '}
            {read.options.map((option) => (
              <button key={option} type="button" className="hz-link" onClick={() => setPicked(option)}>
                {dates.timeZone(option)}
              </button>
            ))}
          </p>
        )}
        <TextInput
          label={text('notices.reference')}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <FileInput
          label={text('filing.receipt')}
          placeholder={text('filing.drop')}
          leftSection={<IconUpload size={16} stroke={1.6} aria-hidden="true" />}
          value={receipt}
          onChange={setReceipt}
          clearable
        />
        <Textarea
          label={text('filing.noReceipt')}
          description={text('filing.noReceiptHint')}
          autosize
          value={noReceiptReason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {isLate && (
          <Textarea
            label={text('filing.lateReasons')}
            description={text('filing.lateReasonsHint')}
            autosize
            minRows={2}
            error={errorOf('lateReasons')}
            value={lateReasons}
            onChange={(event) => setLateReasons(event.currentTarget.value)}
          />
        )}
        {row.asks?.followUp === true && (
          <DateInput
            label={text('noticeText.followUpBy')}
            description={text(
              row.asks.isIncomplete ? 'noticeText.followUpNeeded' : 'noticeText.followUpHint',
            )}
            value={followUpDay === '' ? null : followUpDay}
            clearable
            error={errorOf('followUp')}
            onChange={(next) => setFollowUpDay(next ?? '')}
          />
        )}
        {row.asks?.people === true && (
          <NumberInput
            label={text('noticeText.people')}
            min={0}
            allowDecimal={false}
            value={people ?? ''}
            onChange={(next) => setPeople(typeof next === 'number' ? next : null)}
          />
        )}
        {refusal?.field === 'form' && <p role="alert">{refusal.says}</p>}
        <div className={css.dialogActs}>
          <span className={css.under} role="status">
            {gaps[0] !== undefined
              ? text(`filing.gap.${gaps[0] satisfies FilingGap}`)
              : needsPeople
                ? text('noticeText.peopleNeeded')
                : ''}
          </span>
          <Button variant="default" onClick={onClose}>
            {text('dialog.cancel')}
          </Button>
          <Button type="submit" disabled={gaps.length > 0 || needsPeople || isSaving}>
            {text('filing.record')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function textOrNull(value: string): string | null {
  return value.trim() === '' ? null : value.trim();
}
