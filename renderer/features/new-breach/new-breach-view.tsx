import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useHotkeys } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EpochMs } from '../../../shared/time/instant.ts';
import { datesFor } from '../../i18n/dates.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { RegionKeys } from '../../ui/shell/frame.tsx';
import { regionProps } from '../../ui/shell/regions.ts';
import { awareReading } from './aware-answer.ts';
import type {
  AwareAnswer,
  DataAnswer,
  NewBreachActs,
  NewBreachDraft,
  NewBreachModel,
} from './new-breach-model.ts';
import css from './new-breach-view.module.css';
import { Preview } from './preview.tsx';

type NewBreachViewProps = NewBreachActs & {
  readonly model: NewBreachModel;
  /** The bar at the foot; it belongs to the shell. */
  readonly statusBar: ReactNode;
};

/** Three answers start the clock. Nothing else is required. */
export function NewBreachView({ model, statusBar, ...acts }: NewBreachViewProps) {
  const text = useText();
  const [draft, setDraft] = useState(model.draft);
  const [picked, setPicked] = useState<EpochMs | null>(null);
  const aware = awareReading(draft, model.now, picked);
  const change = (part: Partial<NewBreachDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    acts.onDraft(next);
  };
  const isReady = draft.sentence.trim() !== '' && aware.kind === 'at' && draft.data !== null;
  const answers = (awareAt: EpochMs | null) => ({
    sentence: draft.sentence.trim(),
    awareAt,
    zone: draft.zone,
    personalData: draft.data ?? 'unknown',
  });
  const start = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) acts.onStart(answers(aware.at));
  };
  useHotkeys([['Escape', acts.onBack]], []);
  return (
    <div className={css.frame}>
      <RegionKeys />
      <header className={css.head}>
        <BrandMark size={24} />
        <h1 className={css.title}>{text('newBreach.title')}</h1>
        <span className={css.soft}>{text('newBreach.notSaved')}</span>
        <span className={css.back}>
          <Kbd keys="Esc" />
          <Button
            variant="subtle"
            leftSection={<IconX size={16} stroke={1.8} aria-hidden="true" />}
            onClick={acts.onBack}
          >
            {text('newBreach.back')}
          </Button>
        </span>
      </header>
      <main className={css.page} {...regionProps('page')}>
        <form className={css.form} onSubmit={start}>
          <Question number={1} title={text('newBreach.q1')} hint={text('newBreach.q1Hint')}>
            <Textarea
              aria-label={text('newBreach.q1')}
              size="md"
              autoFocus
              rows={2}
              value={draft.sentence}
              onChange={(event) => change({ sentence: event.currentTarget.value })}
            />
          </Question>
          <AwareQuestion model={model} draft={draft} change={change} />
          {aware.kind === 'ask' && (
            <p className={css.ask} role="status">
              {text(aware.gap.kind === 'none' ? 'log.doesNotExist' : 'log.existsTwice', { time: draft.time })}{' '}
              <Options options={aware.gap.options} zone={draft.zone} onPick={setPicked} />
            </p>
          )}
          {aware.kind === 'future' && (
            <p className={css.ask} role="status">
              {text('newBreach.future')}
            </p>
          )}
          <DataQuestion chosen={draft.data} onChoose={(data) => change({ data })} />
          <div className={css.acts}>
            <Button type="submit" size="md" disabled={!isReady}>
              {text('newBreach.start')}
            </Button>
            <Button
              size="md"
              variant="default"
              disabled={draft.sentence.trim() === ''}
              onClick={() => acts.onKeepSuspicion(answers(null))}
            >
              {text('newBreach.keepSuspicion')}
            </Button>
            <span className={css.soft}>{text('newBreach.nothingElse')}</span>
          </div>
        </form>
      </main>
      <Preview model={model} zone={draft.zone} awareAt={aware.kind === 'at' ? aware.at : null} />
      {statusBar}
    </div>
  );
}

type OptionsProps = {
  readonly options: readonly [EpochMs, EpochMs];
  readonly zone: string;
  readonly onPick: (at: EpochMs) => void;
};

function Options({ options, zone, onPick }: OptionsProps) {
  const text = useText();
  const dates = useDates(zone);
  return (
    <>
      <button type="button" className="hz-link" onClick={() => onPick(options[0])}>
        {dates.timeZone(options[0])}
      </button>{' '}
      {text('log.or')}{' '}
      <button type="button" className="hz-link" onClick={() => onPick(options[1])}>
        {dates.timeZone(options[1])}
      </button>
      ?
    </>
  );
}

type QuestionProps = {
  readonly number: number;
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
};

function Question({ number, title, hint, children }: QuestionProps) {
  return (
    <fieldset className={css.question}>
      <legend className={css.legend}>
        <span className={css.number}>{number}</span>
        {title}
      </legend>
      <p className={css.hint}>{hint}</p>
      {children}
    </fieldset>
  );
}

type AwareQuestionProps = {
  readonly model: NewBreachModel;
  readonly draft: NewBreachDraft;
  readonly change: (part: Partial<NewBreachDraft>) => void;
};

function AwareQuestion({ model, draft, change }: AwareQuestionProps) {
  const text = useText();
  const dates = useDates(draft.zone);
  const { i18n } = useTranslation();
  const choices: readonly { readonly value: AwareAnswer; readonly label: string }[] = [
    { value: 'now', label: text('newBreach.now', { time: dates.time(model.now) }) },
    { value: 'other', label: text('newBreach.other') },
    { value: 'notSure', label: text('newBreach.notSure') },
  ];
  return (
    <Question number={2} title={text('newBreach.q2')} hint={text('newBreach.q2Hint')}>
      <div className={css.three}>
        {choices.map(({ value, label }) => (
          <ChoiceCard
            key={value}
            name="aware"
            value={value}
            label={label}
            isChosen={draft.aware === value}
            onChoose={() => change({ aware: value })}
          />
        ))}
      </div>
      {draft.aware === 'other' && (
        <div className={css.when}>
          <DateInput
            label={text('newBreach.day')}
            value={draft.date}
            onChange={(date) => change({ date: date ?? '' })}
            popoverProps={{ withinPortal: true }}
          />
          <TextInput
            label={text('newBreach.time')}
            value={draft.time}
            placeholder="03:07"
            onChange={(event) => change({ time: event.currentTarget.value })}
          />
          <NativeSelect
            label={text('newBreach.zone')}
            value={draft.zone}
            data={model.zones.map((zone) => ({
              value: zone,
              label: zoneLabel(zone, i18n.language, model.now),
            }))}
            onChange={(event) => change({ zone: event.currentTarget.value })}
          />
        </div>
      )}
    </Question>
  );
}

/** `Berlin, CET`: the city and the name of its time at that moment. */
function zoneLabel(zone: string, language: string, now: EpochMs): string {
  const city = zone.replace(/^.*\//, '').replaceAll('_', ' ');
  const name = datesFor(language, zone).zoneName(now);
  return city === name ? city : `${city}, ${name}`;
}

type DataQuestionProps = {
  readonly chosen: DataAnswer | null;
  readonly onChoose: (data: DataAnswer) => void;
};

function DataQuestion({ chosen, onChoose }: DataQuestionProps) {
  const text = useText();
  return (
    <Question number={3} title={text('newBreach.q3')} hint={text('newBreach.q3Hint')}>
      <div className={css.three}>
        {(['yes', 'no', 'unknown'] as const).map((value) => (
          <ChoiceCard
            key={value}
            name="data"
            value={value}
            label={text(`newBreach.data.${value}`)}
            hint={text(`newBreach.dataHint.${value}`)}
            isChosen={chosen === value}
            onChoose={() => onChoose(value)}
          />
        ))}
      </div>
    </Question>
  );
}
