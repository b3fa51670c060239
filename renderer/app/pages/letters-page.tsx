import { useMemo, useState } from 'react';
import { factsAt } from '../../../shared/incident/fact-log.ts';
import { staleFacts } from '../../../shared/incident/letter-standing.ts';
import type { ItemId, PersonId } from '../../../shared/incident/primitives.ts';
import { currentText, type Incident, type Letter } from '../../../shared/incident/state.ts';
import { contextOf } from '../../../shared/letters/view-context.ts';
import { factText } from '../../../shared/letters/view-fact-text.ts';
import { factLabel, type LetterKind, type Wording } from '../../../shared/letters/wording.ts';
import { fileNameOf } from '../../../shared/letters/write-letters.ts';
import { MS_PER_MINUTE } from '../../../shared/time/instant.ts';
import { whyWords } from '../../cases/fault-words.ts';
import { answerCommand } from '../../cases/letter-asks.ts';
import {
  draftCommand,
  kindsOf,
  type LetterCase,
  letterCase,
  writtenDraft,
} from '../../cases/letter-draft.ts';
import { letterOfKind } from '../../cases/letter-of-kind.ts';
import { letterBy, letterStep, lettersModel } from '../../cases/letters-model.ts';
import type { LetterAnswer, LettersActs } from '../../features/letters/letters-model.ts';
import { LettersView } from '../../features/letters/letters-view.tsx';
import { type TextKey, useText } from '../../i18n/use-text.ts';
import { keepDocument, keptDocument, textSha256 } from '../../letters/kept-text.ts';
import { letterTools } from '../../letters/letter-tools.ts';
import { Banner } from '../../ui/banner.tsx';
import { newItemId } from '../new-item-id.ts';
import { useGesture } from '../use-gesture.ts';
import { useLetterExamples } from '../use-letter-examples.ts';
import { useLetterFiles } from '../use-letter-files.ts';
import { useNow } from '../use-now.ts';
import { usePeople } from '../use-people.ts';
import { goTo } from '../use-route.ts';
import { useIncident, useKnowledge, useLaw, usePorts } from '../vault-context.tsx';
import { approveAs } from './approve-as.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { CompareDialog, NewLetterDialog } from './letter-dialogs.tsx';
import { LetterFilesState } from './letter-files-state.tsx';

type LettersPageProps = { readonly caseId: string; readonly item?: string | undefined };

/** The letters of a case: the list, or the one that is open (`item`: its id, or the kind it would have). */
export function LettersPage({ caseId, item }: LettersPageProps) {
  const incident = useIncident(caseId);
  return incident === null ? null : <Letters caseId={caseId} item={item} incident={incident} />;
}

type Dialog = 'new' | 'approve' | 'compare' | null;

function Letters({ caseId, item, incident }: LettersPageProps & { readonly incident: Incident }) {
  const { session, host } = usePorts();
  const law = useLaw();
  const { wording } = useKnowledge();
  const { persons, opener, nameOf } = usePeople();
  const text = useText();
  const files = useLetterFiles();
  const { run, refreshDuties } = useGesture();
  const [dialog, setDialog] = useState<Dialog>(null);
  const [refused, setRefused] = useState('');
  const now = useNow(MS_PER_MINUTE);
  const tools = letterTools(law);
  const examplesOf = useLetterExamples(incident);
  const subject = useMemo(
    () => letterCase(incident, tools, nameOf, now, examplesOf),
    [incident, tools, nameOf, now, examplesOf],
  );
  const model = useMemo(
    () =>
      lettersModel(
        { caseId, subject, wording, persons, textOf: (sha256) => keptDocument(session, sha256), text },
        item,
      ),
    [caseId, subject, wording, persons, session, text, item],
  );
  const { letter, kind } = item === undefined ? {} : letterBy(incident, item);
  const told = (code: string | null) =>
    setRefused(code === null ? '' : text(refusalKey(code), { why: whyWords(code, text) }));

  /** Keeps the text first, then records the draft: a draft on record can always be shown again. */
  const draft = async (of: LetterKind, existing: Letter | undefined): Promise<void> => {
    const written = writtenDraft(letterCase(incident, tools, nameOf, host.clock.now(), examplesOf), of);
    if (written === null) return;
    const sha256 = await textSha256(written.document);
    const kept = await keepDocument(session, sha256, written.document);
    if (!kept.ok) return told(kept.failure.code);
    const letterId: ItemId = existing?.id ?? newItemId(session);
    const done = await session.execute(caseId, draftCommand(subject, written, sha256, letterId));
    told(done.ok ? null : done.failure.code);
    if (done.ok) goTo({ screen: 'case', caseId, section: 'letters', item: letterId });
  };

  const answer = async (said: LetterAnswer): Promise<void> => {
    const done = await run(caseId, answerCommand(said));
    if (done.ok) await refreshDuties(caseId);
  };

  const step = async (): Promise<void> => {
    if (kind === undefined) return;
    switch (letterStep(incident, letter)) {
      case 'draft':
        return draft(kind, letter);
      case 'approve':
        return setDialog('approve');
      case 'freeze': {
        if (letter === undefined) return;
        const done = await session.execute(caseId, {
          act: 'letter.freeze',
          letterId: letter.id,
          sha256: currentText(letter).sha256,
        });
        return told(done.ok ? null : done.failure.code);
      }
      case 'none':
        return;
    }
  };

  const acts: LettersActs = {
    onCompare: () => setDialog('compare'),
    onNewLetter: () => setDialog('new'),
    onAnswer: (_, said) => void answer(said),
    onAskApproval: () => void step(),
    onMakeFiles: () => {
      if (model.open === null || kind === undefined) return;
      const { document } = model.open;
      void files.make(document, fileNameOf(incident.opening.reference, kind, document.lang), ['pdf', 'docx']);
    },
  };
  const kinds = dialog === 'new' ? kindsOf(subject, wording) : null;
  return (
    <>
      {refused !== '' && <Banner icon="info">{refused}</Banner>}
      <LetterFilesState files={files} />
      <LettersView model={model} {...acts} />
      {kinds !== null && (
        <NewLetterDialog
          kinds={kinds}
          onClose={() => setDialog(null)}
          onChoose={(chosen) => {
            setDialog(null);
            const open = letterOfKind(incident, chosen);
            goTo({
              screen: 'case',
              caseId,
              section: 'letters',
              item: open !== undefined && open.frozen === null ? open.id : chosen,
            });
          }}
        />
      )}
      {dialog === 'approve' && letter !== undefined && (
        <ApproveDialog
          persons={persons.filter(
            ({ id, removed, role }) => !removed && id !== opener?.personId && canApprove(role),
          )}
          onClose={() => setDialog(null)}
          onApprove={async (personId: PersonId, secret) => {
            const person = persons.find(({ id }) => id === personId);
            if (person === undefined) return 'wrong';
            const code = await approveAs(session, person, secret, caseId, letter);
            if (code === 'UNLOCK_FAILED') return 'wrong';
            told(code);
            return 'done';
          }}
        />
      )}
      {dialog === 'compare' && letter !== undefined && kind !== undefined && (
        <CompareDialog
          rows={comparedFacts(subject, letter, wording)}
          version={currentText(letter).version + 1}
          onClose={() => setDialog(null)}
          onDraft={() => {
            setDialog(null);
            void draft(kind, letter);
          }}
        />
      )}
    </>
  );
}

function canApprove(role: string): boolean {
  return role === 'officer' || role === 'deputy' || role === 'counsel' || role === 'decider';
}

/** The facts that changed since the current text, then and now, in words. */
function comparedFacts({ incident, prepared }: LetterCase, letter: Letter, wording: Wording) {
  const shown = { ...prepared, wording };
  const then = contextOf({ ...shown, facts: factsAt(incident.facts, currentText(letter).factsVersion) });
  const now = contextOf(shown);
  return staleFacts(incident, letter).map((path) => ({
    label: factLabel(wording, path),
    before: factText(then, path) ?? '–',
    after: factText(now, path) ?? '–',
  }));
}

function refusalKey(code: string): TextKey {
  switch (code) {
    case 'letter.facts-changed':
    case 'decision.stale-facts':
      return 'letterText.refusal.facts';
    case 'letter.text-changed':
      return 'letterText.refusal.text';
    case 'letter.not-approved':
      return 'letterText.refusal.notApproved';
    case 'letter.frozen':
      return 'letterText.refusal.frozen';
    default:
      return 'letterText.refusal.other';
  }
}
