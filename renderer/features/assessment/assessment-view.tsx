import { Button } from '@mantine/core';
import { IconSignature, IconSitemap } from '@tabler/icons-react';
import { useState } from 'react';
import { parseInstant } from '../../../shared/time/instant.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useCount, useText } from '../../i18n/use-text.ts';
import { DecisionCard } from '../../ui/decision-card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Pill } from '../../ui/pill.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { AdviceDialog } from './advice-dialog.tsx';
import type { AssessmentActs, AssessmentModel, DecisionModel, QuestionRow } from './assessment-model.ts';
import css from './assessment-view.module.css';
import { DecisionDialog } from './decision-dialog.tsx';
import { Policy } from './policy.tsx';
import { Score } from './score.tsx';

type ProposedDecision = Extract<DecisionModel, { status: 'proposed' }>;
type AssessmentViewProps = AssessmentActs & { readonly model: AssessmentModel };

/** The app proposes; a person decides and signs. */
export function AssessmentView({ model, ...acts }: AssessmentViewProps) {
  const text = useText();
  const count = useCount();
  const [deciding, setDeciding] = useState<DecisionModel | null>(null);
  const [advising, setAdvising] = useState<ProposedDecision | null>(null);
  const open = model.questions.filter(({ answer }) => answer.kind === 'unknown').length;
  const note = [
    count('assessment.questions', model.questions.length),
    ...(open > 0 ? [count('assessment.open', open)] : []),
  ].join(', ');
  return (
    <Page>
      <PageHeader
        title={text('assessment.title')}
        summary={text('assessment.summary', { version: model.factsVersion })}
      >
        {acts.onDiagram !== undefined && (
          <Button
            variant="default"
            leftSection={<IconSitemap size={16} stroke={1.6} aria-hidden="true" />}
            onClick={acts.onDiagram}
          >
            {text('assessment.diagram')}
          </Button>
        )}
      </PageHeader>
      <div className={css.split}>
        <div>
          <section aria-labelledby="questions-title">
            <SectionHead id="questions-title" title={text('assessment.isOwed')} note={note} hasRule />
            <ol>
              {model.questions.map((row) => (
                <QuestionLine key={row.id} row={row} zone={model.zone} />
              ))}
            </ol>
          </section>
          {model.score !== null && <Score score={model.score} whatIfs={model.whatIfs} />}
          <Policy rules={model.policy} />
        </div>
        <div className={css.decisions}>
          {model.decisions.map((decision) => (
            <Decision
              key={decision.id}
              decision={decision}
              zone={model.zone}
              mayDecide={model.mayDecide || decision.adviser.signed !== null}
              onAsk={() => acts.onAsk(decision.id)}
              onAdvise={setAdvising}
              onDecide={() => setDeciding(decision)}
            />
          ))}
          {model.nearestExamples.map((example, index) => (
            <p key={example} className={css.example}>
              {text(index === 0 ? 'assessment.example' : 'assessment.nextExample', { example })}
            </p>
          ))}
        </div>
      </div>
      {deciding !== null && (
        <DecisionDialog
          decision={deciding}
          onClose={() => setDeciding(null)}
          onDecide={(input) => acts.onDecide(deciding.id, input)}
        />
      )}
      {advising !== null && (
        <AdviceDialog
          decision={advising}
          onClose={() => setAdvising(null)}
          onAdvise={(input) => acts.onAdvise(advising.id, input)}
        />
      )}
    </Page>
  );
}

function QuestionLine({ row, zone }: { readonly row: QuestionRow; readonly zone: string }) {
  const text = useText();
  const dates = useDates(zone);
  const { answer } = row;
  const basis =
    answer.kind === 'unknown' && answer.owner !== null && answer.expectedAt !== null
      ? text('facts.byWhen', { owner: answer.owner, at: dates.dayTime(answer.expectedAt) })
      : row.basis;
  return (
    <li className={css.question} data-sub={row.isSub || undefined}>
      <span className={css.number}>{row.number}</span>
      <span>
        <span className={css.words}>{row.question}</span>
        <span className={css.basis}>
          {basis}
          {row.article !== null && (
            <>
              {basis === '' ? '' : /[.!?]$/.test(basis) ? ' ' : ', '}
              <span className="hz-mono">{row.article}</span>
            </>
          )}
        </span>
      </span>
      <span className={css.answer}>{answer.kind === 'unknown' ? <Pill kind="unknown" /> : answer.text}</span>
    </li>
  );
}

type DecisionProps = {
  readonly decision: DecisionModel;
  readonly zone: string;
  readonly mayDecide: boolean;
  readonly onAsk: () => void;
  readonly onAdvise: (decision: ProposedDecision) => void;
  readonly onDecide: () => void;
};

function Decision({ decision, zone, mayDecide, onAsk, onAdvise, onDecide }: DecisionProps) {
  const text = useText();
  const dates = useDates(zone);
  const { adviser, decider } = decision;
  const advised = {
    name: adviser.name,
    isSigned: adviser.signed !== null,
    what:
      adviser.signed === null ? (
        text('assessment.notAdvised')
      ) : (
        <SignedWords
          words={[
            text('assessment.advised'),
            ...(adviser.advised === undefined ? [] : [adviser.advised]),
          ].join(': ')}
          at={dates.medium(adviser.signed.at)}
        />
      ),
  };
  if (decision.status === 'decided') {
    return (
      <DecisionCard
        kind="decision"
        basis={text('assessment.basis', { version: decision.factsVersion, rule: decision.ruleId })}
        sentence={decision.sentence}
        reasons={decision.standing}
        adviser={advised}
        decider={{
          name: decider.name,
          isSigned: true,
          what: (
            <SignedWords
              words={text('assessment.decided')}
              at={decider.signed === null ? '' : dates.medium(decider.signed.at)}
            />
          ),
        }}
        seal={
          <>
            {text('assessment.sealed')} <span className="hz-mono">{decision.seal}</span>.{' '}
            {text('assessment.sealedNote')}
          </>
        }
      />
    );
  }
  const pack = dates.date(parseInstant(`${decision.packAsOf}T12:00Z`)).replace(/^\S+ /, '');
  return (
    <DecisionCard
      kind="proposal"
      basis={text('assessment.byRule', { rule: decision.ruleId, date: pack })}
      sentence={decision.proposal}
      reasons={
        <>
          {decision.reasons}
          {adviser.words !== undefined && <span className={css.advice}>“{adviser.words}”</span>}
        </>
      }
      adviser={advised}
      decider={{ name: decider.name, isSigned: false, what: text('assessment.notDecided') }}
    >
      {mayDecide ? (
        <Button leftSection={<IconSignature size={16} stroke={1.6} aria-hidden="true" />} onClick={onDecide}>
          {text('assessment.decide')}
        </Button>
      ) : (
        <>
          <Button leftSection={<IconSignature size={16} stroke={1.6} aria-hidden="true" />} onClick={onAsk}>
            {text('assessment.ask', { name: decider.name })}
          </Button>
          <Button variant="default" onClick={() => onAdvise(decision)}>
            {text('assessment.adviseOtherwise')}
          </Button>
        </>
      )}
      <Button variant="default" onClick={onDecide}>
        {text('assessment.ownText')}
      </Button>
    </DecisionCard>
  );
}

/** The role on one line, the instant on the next. */
function SignedWords({ words, at }: { readonly words: string; readonly at: string }) {
  return (
    <>
      {words}
      <br />
      {at}
    </>
  );
}
