import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import css from './why-dialog.module.css';
import {
  type CandidateMoment,
  MOMENT_KINDS,
  type MomentKind,
  type WhyActs,
  type WhyModel,
} from './why-model.ts';

type WhyDialogProps = WhyActs & { readonly model: WhyModel };

/** Why this time: each moment that could be hour zero beside its deadline. One countdown, the chosen one. */
export function WhyDialog({ model, onAdd, onChoose, onRead, onClose }: WhyDialogProps) {
  const text = useText();
  const dates = useDates(model.zone);
  const chosen = model.readings.find(({ isChosen }) => isChosen);
  return (
    <Modal
      opened
      size={720}
      onClose={onClose}
      title={text('why.title')}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <p className={css.lead}>
        {chosen === undefined || chosen.dueAt === null
          ? text('why.notYet', { hours: model.hours, citation: model.citation })
          : text('why.sum', {
              from: dates.long(chosen.at),
              hours: model.hours,
              due: dates.long(chosen.dueAt),
              citation: model.citation,
            })}{' '}
        {model.includesClockChange && text('why.change')}{' '}
        {model.pack !== null && text('why.pack', { version: model.pack.version, asOf: model.pack.asOf })}
      </p>
      {model.whyCertain !== null && (
        <p className={css.soft}>{text('why.certain', { why: model.whyCertain })}</p>
      )}
      <h3 className={css.head}>{text('why.moments', { count: model.readings.length })}</h3>
      <ul className={css.moments}>
        {model.readings.map((moment) => (
          <Moment key={moment.id} moment={moment} zone={model.zone} onChoose={onChoose} />
        ))}
      </ul>
      <AddMoment model={model} onAdd={onAdd} onRead={onRead} />
      {model.otherReadings.map(({ id, at }) => (
        <p key={id} className={css.soft}>
          {text(`why.reading.${id}`, { hours: model.hours, when: at === null ? '' : dates.long(at) })}{' '}
          <strong>{text('why.doNotRely')}</strong>
        </p>
      ))}
    </Modal>
  );
}

type MomentProps = { readonly moment: CandidateMoment; readonly zone: string } & Pick<WhyActs, 'onChoose'>;

function Moment({ moment, zone, onChoose }: MomentProps) {
  const text = useText();
  const dates = useDates(zone);
  const [isChoosing, setIsChoosing] = useState(false);
  const kind = moment.kind === null ? text('why.kind.given') : text(`why.kind.${moment.kind}`);
  return (
    <li className={css.moment} data-chosen={moment.isChosen || undefined}>
      <div className={css.row}>
        <div className={css.grow}>
          <p className={css.at}>{dates.medium(moment.at)}</p>
          <p className={css.soft}>
            {kind}: {moment.source}
          </p>
        </div>
        <div className={css.side}>
          <p className={css.due}>
            {moment.dueAt === null ? '' : text('why.due', { due: dates.medium(moment.dueAt) })}
          </p>
          <p className={css.marks}>
            {moment.isStrictest && <strong>{text('why.strictest')}</strong>}
            {moment.isChosen && <strong className={css.chosen}>{text('why.chosen')}</strong>}
            {!moment.startsClock && <span>{text('why.noClock')}</span>}
          </p>
        </div>
      </div>
      {!moment.isChosen && !isChoosing && (
        <button type="button" className="hz-link" onClick={() => setIsChoosing(true)}>
          {text('why.choose', { time: dates.time(moment.at) })}
        </button>
      )}
      {isChoosing && (
        <ChooseForm
          onSave={(reason) => onChoose(moment.id, reason)}
          onDone={() => setIsChoosing(false)}
          time={dates.time(moment.at)}
        />
      )}
    </li>
  );
}

type ChooseProps = {
  readonly time: string;
  readonly onSave: (reason: string) => Promise<string | null>;
  readonly onDone: () => void;
};

/** Another moment only with a reason; the one before stays on record. */
function ChooseForm({ time, onSave, onDone }: ChooseProps) {
  const text = useText();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return;
    const code = await onSave(reason.trim());
    if (code === null) onDone();
    else setRefused(code);
  };
  return (
    <form className={css.form} onSubmit={(event) => void save(event)}>
      <Textarea
        autosize
        label={text('why.reason', { time })}
        description={text('why.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={refused === null ? null : text('firstHours.refused', { code: refused })}
      />
      <div className={css.acts}>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {text('dialog.cancel')}
        </Button>
        <Button size="compact-sm" type="submit" disabled={reason.trim() === ''}>
          {text('why.use', { time })}
        </Button>
      </div>
    </form>
  );
}

type AddProps = { readonly model: WhyModel } & Pick<WhyActs, 'onAdd' | 'onRead'>;

/** One more moment: when, what it was, who says so. Adding one starts and moves no clock. */
function AddMoment({ model, onAdd, onRead }: AddProps) {
  const text = useText();
  const dates = useDates(model.zone);
  const [when, setWhen] = useState('');
  const [kind, setKind] = useState<MomentKind>('suspicion');
  const [source, setSource] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const read = onRead(when);
  const at = read !== null && read <= model.now ? read : null;
  const isReady = at !== null && source.trim() !== '';
  const wrong = read === null ? text('why.badTime') : text('newBreach.future');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (at === null || source.trim() === '') return;
    const code = await onAdd({ kind, at, source: source.trim() });
    setRefused(code);
    if (code !== null) return;
    setWhen('');
    setSource('');
  };
  return (
    <form className={css.form} onSubmit={(event) => void add(event)}>
      <h3 className={css.head}>{text('why.add')}</h3>
      <div className={css.fields}>
        <TextInput
          label={text('why.when')}
          placeholder="02:41"
          description={at === null ? text('why.whenHint') : dates.long(at)}
          value={when}
          onChange={(event) => setWhen(event.currentTarget.value)}
          error={when.trim() === '' || at !== null ? null : wrong}
        />
        <NativeSelect
          label={text('why.what')}
          description={kind === 'suspicion' ? text('why.noClock') : text('why.mayStart')}
          value={kind}
          data={MOMENT_KINDS.map((one) => ({ value: one, label: text(`why.kind.${one}`) }))}
          onChange={(event) =>
            setKind(MOMENT_KINDS.find((one) => one === event.currentTarget.value) ?? 'suspicion')
          }
        />
      </div>
      <TextInput
        label={text('why.source')}
        description={text('why.sourceHint')}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <div className={css.acts}>
        <p role="status" className={css.soft}>
          {refused === null ? '' : text('firstHours.refused', { code: refused })}
        </p>
        <Button type="submit" variant="default" disabled={!isReady}>
          {text('why.save')}
        </Button>
      </div>
    </form>
  );
}
