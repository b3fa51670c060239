import { Button } from '@mantine/core';
import { IconAlertCircle, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useDates } from '../../i18n/use-dates.ts';
import { sentence, useCount, useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { FilingDialog } from './filing-dialog.tsx';
import { NoticeLine } from './notice-line.tsx';
import { noticeCounts } from './notice-rows.ts';
import type { NoticeGroup, NoticeRow, NoticesActs, NoticesModel } from './notices-model.ts';
import css from './notices-view.module.css';

type NoticesViewProps = NoticesActs & { readonly model: NoticesModel };

/** Every notice owed, by law. Filed is what a person recorded, and nothing else. */
export function NoticesView({ model, ...acts }: NoticesViewProps) {
  const text = useText();
  const count = useCount();
  const dates = useDates(model.zone);
  const [filing, setFiling] = useState<NoticeRow | null>(null);
  const counts = noticeCounts(model.groups, model.now);
  const summary = [
    `${sentence([count('notices.done', counts.done), count('notices.open', counts.open), count('notices.late', counts.late)].join(', '))}.`,
    text('notices.workedOut', { version: model.factsVersion, time: dates.timeZone(model.workedOutAt) }),
  ].join(' ');
  return (
    <Page>
      <PageHeader title={text('section.notices')} summary={summary}>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.8} aria-hidden="true" />}
          onClick={acts.onAddDuty}
        >
          {text('notices.add')}
        </Button>
      </PageHeader>
      <div className={css.columns} aria-hidden="true">
        <span />
        <span>{text('notices.what')}</span>
        <span>{text('notices.basis')}</span>
        <span>{text('board.due')}</span>
        <span className={css.end}>{text('board.left')}</span>
        <span>{text('board.state')}</span>
      </div>
      {model.groups.map((group) => (
        <section key={group.id} className={css.group} aria-label={group.law}>
          <GroupHead group={group} />
          <ul>
            {group.rows.map((row) => (
              <NoticeLine
                key={row.id}
                row={row}
                now={model.now}
                onFile={() => setFiling(row)}
                onOpenLetter={acts.onOpenLetter}
                onFrozenCopy={() => acts.onFrozenCopy(row.id)}
                onReceipt={() => acts.onReceipt(row.id)}
              />
            ))}
          </ul>
        </section>
      ))}
      {filing !== null && (
        <FilingDialog
          row={filing}
          now={model.now}
          onClose={() => setFiling(null)}
          onRecord={(input) => acts.onRecord(filing.id, input)}
        />
      )}
    </Page>
  );
}

function GroupHead({ group }: { readonly group: NoticeGroup }) {
  const text = useText();
  return (
    <h2 className={css.law}>
      {group.law}
      {group.isVerified ? (
        <span className={css.lawNote}>{group.note}</span>
      ) : (
        <span className={css.unverified}>
          <IconAlertCircle size={14} stroke={1.7} aria-hidden="true" />
          {text('notices.unverified')}
        </span>
      )}
    </h2>
  );
}
