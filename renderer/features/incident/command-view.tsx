import { Button, Checkbox } from '@mantine/core';
import { IconArrowRight, IconPrinter } from '@tabler/icons-react';
import { clockText } from '../../../shared/time/clock.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useCount, useText } from '../../i18n/use-text.ts';
import { ClockDigits } from '../../ui/clock/clock-digits.tsx';
import { DeadlineWords } from '../../ui/clock/deadline-words.tsx';
import { KindMark } from '../../ui/kind-mark.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { regionProps } from '../../ui/shell/regions.ts';
import { TideLine } from '../../ui/tide-line/tide-line.tsx';
import { CallList } from './call-list.tsx';
import css from './command-view.module.css';
import { FirstHours, SeverityLine } from './first-hours.tsx';
import type { CommandActs, CommandModel, LogCall } from './incident-model.ts';
import { LogBox } from './log-box.tsx';
import { PlaybookCard } from './playbook-card.tsx';

type CommandViewProps = CommandActs & {
  readonly model: CommandModel;
  /** Ctrl+L was pressed here, or the palette has a line for the log. */
  readonly logCall?: LogCall | null;
};

/** The first screen at 3 a.m.: time left, one next act, who to call, what is known, the log. */
export function CommandView({ model, logCall = null, ...acts }: CommandViewProps) {
  const text = useText();
  return (
    <Page
      dock={
        <LogBox
          now={model.now}
          zone={model.zone}
          saved={model.saved}
          lastEntry={model.lastEntry}
          onLog={acts.onLog}
          onAttach={acts.onAttach}
          call={logCall}
        />
      }
    >
      <h1 className="hz-visually-hidden">{text('command.title', { caseId: model.caseId })}</h1>
      <ClockHead model={model} {...acts} />
      <FirstHours firstHours={model.firstHours} zone={model.zone} onTick={acts.onTick} onTile={acts.onTile} />
      <div className={css.grid}>
        <div className={css.main}>
          {model.next !== null && <NextCard model={model} {...acts} />}
          <PlaybookCard playbook={model.playbook} onPlaybook={acts.onPlaybook} />
          <Knowledge model={model} />
        </div>
        <div className={css.side}>
          <SeverityLine
            severity={model.severity}
            onSeverity={acts.onSeverity}
            {...(acts.onAlert === undefined ? {} : { onAlert: acts.onAlert })}
          />
          <CallList
            calls={model.calls}
            callTarget={model.callTarget}
            zone={model.zone}
            now={model.now}
            onCall={acts.onCall}
          />
          <Tasks model={model} onTask={acts.onTask} />
        </div>
      </div>
      {model.handOver !== null && <HandOverBlock model={model} onEdit={acts.onEditHandOver} />}
    </Page>
  );
}

function ClockHead({ model, onWhy, onPrintKit }: CommandViewProps) {
  const text = useText();
  const { clock } = model;
  return (
    <section aria-label={text('shell.tideBar')} {...regionProps('tide')}>
      <div className={css.head}>
        {clock !== null && (
          <>
            <ClockDigits clock={clock} now={model.now} size="large" />
            <DeadlineWords clock={clock} now={model.now}>
              {model.includesClockChange && text('clock.changeIncluded')}{' '}
              <button type="button" className="hz-link" onClick={() => onWhy(clock.id)}>
                {text('clock.why')}
              </button>
            </DeadlineWords>
          </>
        )}
        {onPrintKit !== undefined && (
          <Button
            className={css.kit}
            variant="default"
            leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
            onClick={onPrintKit}
          >
            {text('command.kit')}
          </Button>
        )}
      </div>
      <TideLine model={model.tide} />
    </section>
  );
}

function NextCard({ model, onNext, onGive }: CommandViewProps) {
  const text = useText();
  const dates = useDates(model.zone);
  const { next } = model;
  if (next === null) return null;
  const left = next.dueAt === null ? null : next.dueAt - model.now;
  const when =
    next.dueAt === null || left === null
      ? text('command.next')
      : text(left < 0 ? 'command.nextLate' : 'command.nextDue', {
          left: clockText(left),
          when: dates.medium(next.dueAt),
        });
  return (
    <section className={css.next} aria-labelledby="next-title">
      <p className={css.nextDue}>
        <KindMark kind={next.kind} />
        {when}
      </p>
      <h2 className={css.nextTitle} id="next-title">
        {next.title}
      </h2>
      <p className={css.nextWhy}>{next.why}</p>
      <div className={css.acts}>
        <Button
          rightSection={<IconArrowRight size={16} stroke={1.8} aria-hidden="true" />}
          onClick={() => onNext(next.id)}
        >
          {next.actLabel}
        </Button>
        {next.giveTo !== null && (
          <Button variant="default" onClick={() => onGive(next.id)}>
            {text('command.giveTo', { name: next.giveTo })}
          </Button>
        )}
      </div>
    </section>
  );
}

function Knowledge({ model }: { readonly model: CommandModel }) {
  const text = useText();
  const count = useCount();
  const dates = useDates(model.zone);
  return (
    <section className={css.knowledge} aria-label={text('command.knowledge')}>
      <p className={css.count}>
        <span className={css.figure}>{model.factsKnown}</span>
        <span className={css.countWord}>{text('command.known', { count: model.factsKnown })}</span>
      </p>
      <p className={css.count}>
        <span className={css.figure}>{model.factsUnknown}</span>
        <span className={css.countWord}>
          <span className={css.hatch} aria-hidden="true" /> {text('command.unknown')}
        </span>
      </p>
      {model.changing.length > 0 && (
        <div className={css.changing}>
          <h2 className={css.changingTitle}>{count('command.changing', model.changing.length)}</h2>
          <ul>
            {model.changing.map((open) => (
              <li key={open.id}>
                {open.question}{' '}
                <span className={css.owner}>
                  {open.expectedAt === null ? open.owner : `${open.owner}, ${dates.time(open.expectedAt)}`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function Tasks({ model, onTask }: Pick<CommandViewProps, 'model' | 'onTask'>) {
  const text = useText();
  const dates = useDates(model.zone);
  if (model.tasks.length === 0) return null;
  return (
    <section className={css.tasks} aria-labelledby="tasks-title">
      <SectionHead id="tasks-title" title={text('command.tasks')} />
      <ul>
        {model.tasks.map((task) => (
          <li key={task.id} className={css.task}>
            <Checkbox
              label={task.title}
              checked={task.doneAt !== null}
              onChange={(event) => onTask(task.id, event.currentTarget.checked)}
            />
            <span className={css.taskTime}>
              {task.doneAt === null
                ? [task.owner, task.dueAt === null ? '' : dates.time(task.dueAt)].filter(Boolean).join(', ')
                : text('command.doneAt', { time: dates.time(task.doneAt) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function HandOverBlock({ model, onEdit }: { readonly model: CommandModel; readonly onEdit: () => void }) {
  const text = useText();
  const dates = useDates(model.zone);
  const { handOver } = model;
  if (handOver === null) return null;
  const parts = [
    { key: 'conditions', label: text('handOver.conditions'), value: handOver.conditions },
    { key: 'actions', label: text('handOver.actions'), value: handOver.actions },
    { key: 'needs', label: text('handOver.needs'), value: handOver.needs },
  ];
  return (
    <section className={css.handOver}>
      <SectionHead
        title={text('handOver.title', { name: handOver.to, time: dates.time(handOver.at) })}
        note={text('handOver.written', {
          name: handOver.writtenBy,
          time: dates.timeZone(handOver.writtenAt),
        })}
      >
        <button type="button" className="hz-link" onClick={onEdit} aria-label={text('handOver.editLabel')}>
          {text('handOver.edit')}
        </button>
      </SectionHead>
      <dl className={css.parts}>
        {parts.map(({ key, label, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
