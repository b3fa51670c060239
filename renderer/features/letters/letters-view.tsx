import { Button } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconGitCompare, IconPlus, IconRefreshAlert } from '@tabler/icons-react';
import { sentence, useCount, useText } from '../../i18n/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Pill } from '../../ui/pill.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { ToFollowValue } from '../../ui/unknown-value.tsx';
import { meterCounts } from './bound-text.ts';
import { LetterAsks } from './letter-asks.tsx';
import { LetterPaper } from './letter-paper.tsx';
import type { Approval, BoundFact, LetterModel, LettersActs, LettersModel } from './letters-model.ts';
import css from './letters-view.module.css';

type LettersViewProps = LettersActs & { readonly model: LettersModel };

/** Facts left, the page right; or the list of letters while none is open. */
export function LettersView({ model, ...acts }: LettersViewProps) {
  if (model.open === null) return <LetterList model={model} {...acts} />;
  return <OpenLetter letter={model.open} {...acts} />;
}

function OpenLetter({ letter, ...acts }: LettersActs & { readonly letter: LetterModel }) {
  const text = useText();
  const count = useCount();
  return (
    <Page isBare>
      <div className={css.split}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls, and must with the keyboard */}
        <section className={css.facts} aria-label={text('letters.facts')} tabIndex={0}>
          <h1 className={css.title}>
            {text('letters.version', { title: letter.title, version: letter.version })}
          </h1>
          <p className={css.soft}>{letter.kindLine}</p>
          {letter.meter !== null && <Meter meter={letter.meter} />}
          <LetterAsks asks={letter.asks} onAnswer={(answer) => acts.onAnswer(letter.id, answer)} />
          <SectionHead title={text('letters.facts')} hasRule />
          <ol>
            {letter.facts.map((fact) => (
              <FactItem key={fact.number} fact={fact} />
            ))}
          </ol>
        </section>
        <div className={css.side}>
          {letter.stale !== null && (
            <Banner
              icon="stale"
              tone="lamp"
              isWide
              act={
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconGitCompare size={15} stroke={1.7} aria-hidden="true" />}
                  onClick={() => acts.onCompare(letter.id)}
                >
                  {text('letters.compare')}
                </Button>
              }
            >
              <strong>{text('letters.stale')}</strong>{' '}
              {sentence(count('letters.changed', letter.stale.facts))}{' '}
              {text('letters.since', { name: letter.stale.approver, version: letter.stale.version })}
            </Banner>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls, and must with the keyboard */}
          <section className={css.desk} aria-label={text('letters.preview')} tabIndex={0}>
            <LetterPaper document={letter.document} facts={letter.facts} />
          </section>
          <footer className={css.foot}>
            <ul className={css.approvals}>
              {letter.approvals.map((approval) => (
                <ApprovalItem key={approval.role} approval={approval} />
              ))}
            </ul>
            <Button variant="default" onClick={() => acts.onMakeFiles(letter.id)}>
              {text('letters.files')}
            </Button>
            {letter.nextApprover !== null && (
              <>
                {letter.isWaiting && <span className={css.soft}>{text('letters.waiting')}</span>}
                <Button disabled={letter.isWaiting} onClick={() => acts.onAskApproval(letter.id)}>
                  {letter.nextApprover}
                </Button>
              </>
            )}
          </footer>
        </div>
      </div>
    </Page>
  );
}

function Meter({ meter }: { readonly meter: NonNullable<LetterModel['meter']> }) {
  const text = useText();
  const counts = meterCounts(meter.groups);
  return (
    <div className={css.meter}>
      <p className={css.meterHead}>
        <strong>
          {text('letters.answers', {
            citation: meter.citation,
            answered: counts.answered,
            total: counts.total,
          })}
        </strong>
        <span className={css.soft}>{text('letters.toFollow', { count: counts.toFollow })}</span>
      </p>
      <div className={css.groups} aria-hidden="true">
        {meter.groups.map((group) => (
          <span key={group.label} className={css.meterGroup} style={{ flexGrow: group.blocks.length }}>
            <span className={css.blocks}>
              {group.blocks.map((block, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: blocks are counted, not named
                <span key={index} data-kind={block} />
              ))}
            </span>
            {group.label}
          </span>
        ))}
      </div>
    </div>
  );
}

function FactItem({ fact }: { readonly fact: BoundFact }) {
  return (
    <li className={css.fact} data-state={fact.state}>
      <span className={css.number}>{fact.number}</span>
      <span>
        <span className={css.label}>{fact.label}</span>
        <span className={css.value}>
          {fact.state === 'toFollow' ? <ToFollowValue>{fact.value}</ToFollowValue> : fact.value}
        </span>
        {fact.note !== '' && <span className={css.note}>{fact.note}</span>}
      </span>
    </li>
  );
}

function ApprovalItem({ approval }: { readonly approval: Approval }) {
  const text = useText();
  const role = text(`letters.role.${approval.role}`);
  if (approval.version === null) {
    return (
      <li className={css.approval}>
        <IconCircleDashed size={15} stroke={1.7} aria-hidden="true" />
        {role}
        <span className="hz-visually-hidden">{text('letters.notApproved')}</span>
      </li>
    );
  }
  const Icon = approval.isCurrent ? IconCheck : IconRefreshAlert;
  const key = approval.isCurrent ? 'letters.approved' : 'letters.approvedOnly';
  return (
    <li className={css.approval} data-state={approval.isCurrent ? 'current' : 'lapsed'}>
      <Icon size={15} stroke={1.7} aria-hidden="true" />
      {text(key, { role, version: approval.version })}
    </li>
  );
}

function LetterList({ model, onNewLetter }: LettersViewProps) {
  const text = useText();
  const count = useCount();
  return (
    <Page>
      <PageHeader
        title={text('section.letters')}
        summary={`${sentence(count('letters.count', model.list.length))}.`}
      >
        <Button leftSection={<IconPlus size={16} stroke={1.8} aria-hidden="true" />} onClick={onNewLetter}>
          {text('letters.new')}
        </Button>
      </PageHeader>
      {model.list.length === 0 && (
        <EmptyState title={text('letters.none')}>{text('letters.noneWhy')}</EmptyState>
      )}
      <ul>
        {model.list.map((letter) => (
          <li key={letter.id} className={css.listItem}>
            <a href={letter.href}>
              {text('letters.version', { title: letter.title, version: letter.version })}
            </a>
            <span className={css.soft}>{letter.language}</span>
            <Pill kind={letter.status} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
