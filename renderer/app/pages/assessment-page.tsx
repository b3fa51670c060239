import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import edpb from '../../../resources/examples/edpb.json';
import { factsWithActs } from '../../../shared/incident/recorded-facts.ts';
import { dutyWords } from '../../cases/after-facts.ts';
import { assessmentModel } from '../../cases/assessment-model.ts';
import { deciderSlots } from '../../cases/decider-slots.ts';
import { proposalId, QUESTIONS } from '../../cases/decision-cards.ts';
import {
  adviceCommand,
  decidedDuties,
  decisionCommand,
  ownAdviceCommand,
} from '../../cases/decision-commands.ts';
import { examplesSchema } from '../../cases/edpb-examples.ts';
import { nameIn, zoneOf } from '../../cases/fact-history.ts';
import { refusalWords } from '../../cases/refusal-words.ts';
import type {
  AdviceInput,
  AssessmentActs,
  AssessmentModel,
  DecisionInput,
} from '../../features/assessment/assessment-model.ts';
import { AssessmentView } from '../../features/assessment/assessment-view.tsx';
import { useText } from '../../i18n/use-text.ts';
import { executeAsAny } from '../execute-as-any.ts';
import { showRefusal } from '../refusals.ts';
import { useEntries, useIncident, useKnowledge, usePorts, useVault } from '../vault-context.tsx';

const SEAL_LENGTH = 16;

/** Model and acts of the assessment. @throws RangeError if the case is not in the vault: the boundary says so */
export function useAssessmentPage(caseId: string): AssessmentActs & { readonly model: AssessmentModel } {
  const { session } = usePorts();
  const entries = useEntries(caseId);
  const law = useKnowledge();
  const found = useIncident(caseId);
  const persons = useVault((state) => state.persons);
  const opened = useVault((state) => state.opener);
  const access = useVault((state) => state.access);
  const text = useText();
  const { i18n } = useTranslation();
  const { language } = law.speech;
  const { examples } = useMemo(() => examplesSchema(language).parse(edpb), [language]);
  if (found === null || opened === null) throw new RangeError('case.unknown');
  const [incident, opener] = [found, opened];
  const facts = factsWithActs(incident, nameIn(persons));
  const assessment = law.assess(facts);
  const words = { text, language: i18n.language, zone: zoneOf(incident) };
  return {
    model: assessmentModel({ incident, law, persons, opener, examples, words, sealOf }),
    onAsk: (id) => void advise(id),
    onAdvise: adviseOtherwise,
    onDecide: (_id, input) => decide(input),
  };

  /** Digest of the body of a journal entry, as far as it is read aloud. */
  function sealOf(seq: number): string {
    const entry = entries.find(({ line }) => line.seq === seq);
    return entry?.line.dig.slice(0, SEAL_LENGTH) ?? '';
  }

  async function advise(id: string): Promise<void> {
    const question = QUESTIONS.find((one) => proposalId(one) === id);
    if (question === undefined) return;
    const done = await session.execute(caseId, adviceCommand(incident, assessment, question, text));
    showRefusal(done.ok ? null : done.failure);
  }

  async function adviseOtherwise(id: string, input: AdviceInput): Promise<string | null> {
    const question = QUESTIONS.find((one) => proposalId(one) === id);
    if (question === undefined) return null;
    const done = await session.execute(caseId, ownAdviceCommand(incident, question, input));
    return done.ok ? null : refusalWords(done.failure, text);
  }

  /** Signed by the decider's own passphrase, whoever sits at the desk. */
  async function decide({ secret, ...said }: DecisionInput): Promise<boolean | string> {
    const owed = law.owed(facts, assessment);
    const { titleOf } = dutyWords(law.packs, text);
    const done = await executeAsAny(
      session,
      deciderSlots(persons, opener, access),
      secret,
      caseId,
      decisionCommand(incident, assessment, owed, said),
      ...decidedDuties(incident, owed, said, { titleOf, reopened: text('dutyTitle.reopened') }),
    );
    if (done === null) return false;
    return done.ok ? true : refusalWords(done.failure, text);
  }
}

/** What the app proposes, and what people decided. */
export function AssessmentPage({ caseId }: { readonly caseId: string }) {
  return <AssessmentView {...useAssessmentPage(caseId)} />;
}
