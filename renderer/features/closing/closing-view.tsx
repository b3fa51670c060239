import { Button, Checkbox } from '@mantine/core';
import { IconCircleCheck, IconLockCheck, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Pill } from '../../ui/pill.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { CloseDialog } from './close-dialog.tsx';
import type { ClosingActs, ClosingModel, OpenRow } from './closing-model.ts';
import css from './closing-view.module.css';
import { ReopenDialog } from './reopen-dialog.tsx';
import { Rounds } from './rounds.tsx';
import { Watches } from './watches.tsx';

type ClosingViewProps = ClosingActs & { readonly model: ClosingModel };

/** The end of a case and its return: what is still open, what is watched, every round in order. */
export function ClosingView({ model, ...acts }: ClosingViewProps) {
  const text = useText();
  const [outliving, setOutliving] = useState<readonly string[]>([]);
  const [isRefused, setIsRefused] = useState(false);
  const [dialog, setDialog] = useState<'close' | 'reopen' | null>(null);
  const isClosed = model.phase === 'closed';
  const left = model.tasks.filter(({ id }) => !outliving.includes(id));
  const openCount = model.open.length + (isClosed ? 0 : left.length);
  const attempt = async () => {
    const mayClose = await acts.onAttempt(outliving);
    setIsRefused(!mayClose);
    if (mayClose) setDialog('close');
  };
  return (
    <Page>
      <PageHeader title={text('closing.title')} summary={text(`closing.phase.${model.phase}`)}>
        {model.mayReopen && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden="true" />}
            onClick={() => setDialog('reopen')}
          >
            {text('closing.reopen')}
          </Button>
        )}
        {!isClosed && (
          <Button
            leftSection={<IconLockCheck size={16} stroke={1.7} aria-hidden="true" />}
            onClick={() => void attempt()}
          >
            {text('closing.close')}
          </Button>
        )}
      </PageHeader>
      {isRefused && openCount > 0 && (
        <div className={css.refused} role="alert">
          {text('closing.refused', { count: openCount })}
        </div>
      )}
      {isClosed ? (
        <Banner icon="lock">{text('closing.readOnly')}</Banner>
      ) : (
        <section aria-labelledby="open-title" className={css.group}>
          <SectionHead id="open-title" title={text('closing.open')} hasRule />
          {model.open.length === 0 ? <NothingOpen /> : <OpenList rows={model.open} />}
        </section>
      )}
      {model.tasks.length > 0 && (
        <section aria-labelledby="outliving-title" className={css.group}>
          <SectionHead
            id="outliving-title"
            title={text(isClosed ? 'closing.goOn' : 'closing.tasks')}
            note={text(isClosed ? 'closing.goOnNote' : 'closing.tasksNote')}
            hasRule
          />
          <ul>
            {model.tasks.map((task) => (
              <li key={task.id} className={css.row}>
                <span>
                  <span className={css.title}>{task.title}</span>
                  <span className={css.under}>{task.note}</span>
                </span>
                {isClosed ? (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={text('closing.doneOf', { title: task.title })}
                    onClick={() => acts.onTaskDone(task.id)}
                  >
                    {text('closing.done')}
                  </Button>
                ) : (
                  <Checkbox
                    label={text('closing.outlives')}
                    aria-label={text('closing.outlivesOf', { title: task.title })}
                    checked={outliving.includes(task.id)}
                    onChange={(event) =>
                      setOutliving(
                        event.currentTarget.checked
                          ? [...outliving, task.id]
                          : outliving.filter((id) => id !== task.id),
                      )
                    }
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Watches model={model} {...acts} />
      <Rounds rounds={model.rounds} zone={model.zone} />
      {dialog === 'close' && (
        <CloseDialog
          model={model}
          outliving={outliving}
          onClose={() => setDialog(null)}
          onSign={acts.onClose}
        />
      )}
      {dialog === 'reopen' && (
        <ReopenDialog condition={null} onClose={() => setDialog(null)} onReopen={acts.onReopen} />
      )}
    </Page>
  );
}

function NothingOpen() {
  const text = useText();
  return (
    <p className={css.none}>
      <IconCircleCheck size={16} stroke={1.7} aria-hidden="true" /> {text('closing.nothingOpen')}
    </p>
  );
}

function OpenList({ rows }: { readonly rows: readonly OpenRow[] }) {
  const text = useText();
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} className={css.row}>
          <span>
            <a className={css.title} href={row.href}>
              {row.title}
            </a>
            <span className={css.under}>
              {[text(`closing.kind.${row.kind}`), row.note].filter((part) => part !== '').join(', ')}
            </span>
          </span>
          <Pill kind={row.isLate ? 'late' : 'open'} />
        </li>
      ))}
    </ul>
  );
}
