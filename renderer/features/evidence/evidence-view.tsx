import { Button, FileButton } from '@mantine/core';
import { IconCopy, IconFileCheck, IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sizeText } from '../../i18n/numbers.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { sentence, useCount, useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { EvidenceActs, EvidenceCheck, EvidenceModel, EvidenceRow } from './evidence-model.ts';
import css from './evidence-view.module.css';

type EvidenceViewProps = EvidenceActs & { readonly model: EvidenceModel };

/** What the case rests on: files by their digest. The files themselves stay where they are. */
export function EvidenceView({ model, ...acts }: EvidenceViewProps) {
  const text = useText();
  const count = useCount();
  const add = (
    <Button
      disabled={model.isClosed}
      leftSection={<IconPaperclip size={16} stroke={1.7} aria-hidden="true" />}
      onClick={acts.onAdd}
    >
      {text('evidence.add')}
    </Button>
  );
  return (
    <Page>
      <PageHeader
        title={text('evidence.title')}
        summary={`${sentence(count('evidence.count', model.rows.length))}. ${text('evidence.stays')}`}
      >
        {model.rows.length > 0 && add}
      </PageHeader>
      {model.rows.length === 0 ? (
        <EmptyState title={text('evidence.none')} act={add}>
          {text('evidence.noneWhy')}
        </EmptyState>
      ) : (
        <ul>
          {model.rows.map((row) => (
            <EvidenceItem
              key={row.id}
              row={row}
              zone={model.zone}
              isChosen={row.id === model.chosen}
              onCopy={() => acts.onCopy(row.sha256)}
              onCheck={(file) => acts.onCheck(row.id, file)}
            />
          ))}
        </ul>
      )}
    </Page>
  );
}

type ItemProps = {
  readonly row: EvidenceRow;
  readonly zone: string;
  readonly isChosen: boolean;
  readonly onCopy: () => void;
  readonly onCheck: (file: File) => Promise<EvidenceCheck>;
};

function EvidenceItem({ row, zone, isChosen, onCopy, onCheck }: ItemProps) {
  const text = useText();
  const { i18n } = useTranslation();
  const dates = useDates(zone);
  const kind = row.mediaType ?? text('evidence.noType');
  return (
    <li className={css.item} data-chosen={isChosen || undefined} aria-current={isChosen || undefined}>
      <span className={`${css.number} hz-mono`}>{row.number}</span>
      <div className={css.body}>
        <h2 className={css.name}>{row.name}</h2>
        <p className={css.under}>
          {sizeText(i18n.language, row.size)}, {kind}
        </p>
        <p className={css.hash}>
          <span className="hz-mono">sha256 {row.sha256}</span>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={text('evidence.copyOf', { number: row.number })}
            leftSection={<IconCopy size={13} stroke={1.7} aria-hidden="true" />}
            onClick={onCopy}
          >
            {text('evidence.copy')}
          </Button>
        </p>
        <p className={css.soft}>
          {text('evidence.custody', { from: row.from, how: row.how, at: dates.long(row.at) })}{' '}
          {text('evidence.recordedBy', { name: row.by, at: dates.stamp(row.recordedAt) })}
        </p>
        {row.handOvers.map((hand) => (
          <p key={`${hand.to}-${hand.at}`} className={css.soft}>
            {text('evidence.handedTo', { to: hand.to, how: hand.how, at: dates.long(hand.at) })}
          </p>
        ))}
        {row.facts.length > 0 && (
          <p className={css.soft}>
            {text('evidence.carries')}{' '}
            {row.facts.map((fact, index) => (
              <span key={fact.path}>
                {index > 0 && ', '}
                <a href={fact.href}>{fact.label}</a>
              </span>
            ))}
          </p>
        )}
      </div>
      <CheckAgain row={row} zone={zone} onCheck={onCheck} />
    </li>
  );
}

type CheckState = EvidenceCheck | { readonly kind: 'checking' } | null;

/** Compares a file with what was recorded, as often as anybody likes. */
function CheckAgain({ row, zone, onCheck }: Pick<ItemProps, 'row' | 'zone' | 'onCheck'>) {
  const text = useText();
  const dates = useDates(zone);
  const [state, setState] = useState<CheckState>(null);
  const check = async (file: File | null) => {
    if (file === null) return;
    setState({ kind: 'checking' });
    setState(await onCheck(file));
  };
  return (
    <div className={css.check}>
      <FileButton onChange={(file) => void check(file)}>
        {(props) => (
          <Button
            {...props}
            size="xs"
            variant="default"
            disabled={state?.kind === 'checking'}
            aria-label={text('evidence.checkOf', { number: row.number })}
            leftSection={<IconFileCheck size={15} stroke={1.7} aria-hidden="true" />}
          >
            {text('evidence.check')}
          </Button>
        )}
      </FileButton>
      <p className={css.result} data-kind={state?.kind} role="status">
        {state?.kind === 'checking' && text('evidence.checking')}
        {state?.kind === 'same' && text('evidence.same', { at: dates.timeZone(state.at) })}
        {state?.kind === 'other' && text('evidence.other', { sha256: `${state.sha256.slice(0, 16)}…` })}
        {state?.kind === 'unreadable' && text('evidence.unreadable')}
      </p>
    </div>
  );
}
