import { useMemo, useState } from 'react';
import { factsWithActs } from '../../../shared/incident/recorded-facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { LETTER_KINDS } from '../../../shared/letters/wording.ts';
import { fileNameOf } from '../../../shared/letters/write-letters.ts';
import { whyWords } from '../../cases/fault-words.ts';
import { filedRefusal, filingCommands } from '../../cases/filing-commands.ts';
import { notices, noticesModel, openPoints, recipientName } from '../../cases/notices-model.ts';
import type { FilingInput, FilingRefusal, NoticesActs } from '../../features/notices/notices-model.ts';
import { NoticesView } from '../../features/notices/notices-view.tsx';
import { useDay } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { keptDocument } from '../../letters/kept-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { newItemId } from '../new-item-id.ts';
import { useFileMarks } from '../use-file-marks.ts';
import { useLetterFiles } from '../use-letter-files.ts';
import { useNow } from '../use-now.ts';
import { usePeople } from '../use-people.ts';
import { goTo } from '../use-route.ts';
import { useIncident, useKnowledge, usePorts } from '../vault-context.tsx';
import { AddDutyDialog } from './add-duty-dialog.tsx';
import { LetterFilesState } from './letter-files-state.tsx';

type CaseProps = { readonly caseId: string };

/** The notices of a case. Nothing is shown while the case cannot be read. */
export function NoticesPage({ caseId }: CaseProps) {
  const incident = useIncident(caseId);
  return incident === null ? null : <Notices caseId={caseId} incident={incident} />;
}

function Notices({ caseId, incident }: CaseProps & { readonly incident: Incident }) {
  const { session, host } = usePorts();
  const { packs, directory, owed: owedUnder, assess } = useKnowledge();
  const { nameOf } = usePeople();
  const text = useText();
  const day = useDay();
  const now = useNow(1_000);
  const files = useLetterFiles();
  const { marks } = useFileMarks();
  const [isAdding, setIsAdding] = useState(false);
  const [says, setSays] = useState('');
  const { facts, owed } = useMemo(() => {
    const known = factsWithActs(incident, nameOf);
    return { facts: known, owed: owedUnder(known, assess(known)) };
  }, [incident, nameOf, owedUnder, assess]);
  const source = { incident, facts, owed, packs, directory, nameOf, now, text, day };

  const onRecord = async (noticeId: string, input: FilingInput): Promise<FilingRefusal | undefined> => {
    const notice = notices(incident, owed).find(({ id }) => id === noticeId);
    if (notice === undefined) return { field: 'form', says: text('noticeText.refusal.notOpen') };
    const recipient = notice.owed?.recipient ?? notice.recorded?.recipient;
    const hashed = await marks(input.receipt === null ? [] : [input.receipt]);
    if (hashed?.ok !== true) return { field: 'proof', says: text('noticeText.refusal.unreadable') };
    const commands = filingCommands({
      incident,
      notice,
      input,
      receipt: hashed.value[0] ?? null,
      to: notice.owed?.authorityId ?? recipientName(notice, source),
      isIncomplete:
        recipient === 'authority' &&
        notice.recorded?.origin.kind !== 'promise' &&
        openPoints(facts, packs) > 0,
      words: {
        titleOf: (row) => `${text(`dutyTitle.${row.recipient}`)}, ${row.citation}`,
        receiptFrom: text('noticeText.receiptFrom'),
        receiptHow: text('noticeText.receiptHow'),
        unapproved: text('noticeText.unapproved'),
        staleLetter: text('noticeText.staleLetter'),
      },
      now: host.clock.now(),
      newId: () => newItemId(session),
    });
    const done = await session.execute(caseId, ...commands);
    if (done.ok) return undefined;
    const { field, key } = filedRefusal(done.failure);
    return { field, says: text(key, { why: whyWords(done.failure.code, text) }) };
  };

  const onFrozenCopy = (noticeId: string): void => {
    const status = notices(incident, owed).find(({ id }) => id === noticeId)?.recorded?.status;
    const letter = incident.letters.find(({ id }) => id === filedLetter(incident, status));
    if (letter === undefined || letter.frozen === null) {
      setSays(text('noticeText.noFrozen'));
      return;
    }
    const document = keptDocument(session, letter.frozen.sha256);
    if (document === null) {
      setSays(text('noticeText.notKept'));
      return;
    }
    setSays('');
    const kind = LETTER_KINDS.find((one) => one === document.kind) ?? 'authority-notification';
    void files.make(document, fileNameOf(incident.opening.reference, kind, document.lang), ['pdf', 'docx']);
  };

  const acts: NoticesActs = {
    onAddDuty: () => setIsAdding(true),
    onOpenLetter: (item) => goTo({ screen: 'case', caseId, section: 'letters', item }),
    onFrozenCopy,
    onReceipt: () => goTo({ screen: 'case', caseId, section: 'evidence' }),
    onRecord,
  };
  return (
    <>
      {says !== '' && <Banner icon="info">{says}</Banner>}
      <LetterFilesState files={files} />
      <NoticesView model={noticesModel(source)} {...acts} />
      {isAdding && (
        <AddDutyDialog
          zone={incident.opening.zone}
          onClose={() => setIsAdding(false)}
          onAdd={async (command) => {
            const added = await session.execute(caseId, command);
            return added.ok ? null : added.failure.code;
          }}
        />
      )}
    </>
  );
}

type Status = Incident['obligations'][number]['status'] | undefined;

function filedLetter(incident: Incident, status: Status): string | undefined {
  if (status?.kind !== 'filed') return undefined;
  const { met } = status;
  return met.kind === 'filing'
    ? incident.filings.find(({ id }) => id === met.filingId)?.letterId
    : incident.deliveries.find(({ id }) => id === met.deliveryId)?.letterId;
}
