import type { ReactNode } from 'react';
import { examplesSchema } from '../../../renderer/cases/edpb-examples.ts';
import { halvorAssessment } from '../../../renderer/features/assessment/assessment.fixtures.ts';
import { AssessmentView } from '../../../renderer/features/assessment/assessment-view.tsx';
import { DecisionDialog } from '../../../renderer/features/assessment/decision-dialog.tsx';
import { emptyBoard, halvorBoard } from '../../../renderer/features/board/board.fixtures.ts';
import { BoardView } from '../../../renderer/features/board/board-view.tsx';
import { CloseDialog } from '../../../renderer/features/closing/close-dialog.tsx';
import { halvorClosing, laptopClosing } from '../../../renderer/features/closing/closing.fixtures.ts';
import { ClosingView } from '../../../renderer/features/closing/closing-view.tsx';
import { ReopenDialog } from '../../../renderer/features/closing/reopen-dialog.tsx';
import { WatchDialog } from '../../../renderer/features/closing/watch-dialog.tsx';
import { halvorEvidence } from '../../../renderer/features/evidence/evidence.fixtures.ts';
import { EvidenceDialog } from '../../../renderer/features/evidence/evidence-dialog.tsx';
import { EvidenceView } from '../../../renderer/features/evidence/evidence-view.tsx';
import { EncryptionDialog } from '../../../renderer/features/facts/encryption-dialog.tsx';
import { FactDialog } from '../../../renderer/features/facts/fact-dialog.tsx';
import { halvorFacts } from '../../../renderer/features/facts/facts.fixtures.ts';
import { FactsView } from '../../../renderer/features/facts/facts-view.tsx';
import { CommandView } from '../../../renderer/features/incident/command-view.tsx';
import {
  firstNightCommand,
  HALVOR_LOG_LINE,
  halvorCommand,
  halvorLogCase,
  halvorWhy,
  lostLaptopCommand,
} from '../../../renderer/features/incident/incident.fixtures.ts';
import { QuickLogPanel } from '../../../renderer/features/incident/quick-log-panel.tsx';
import { WhyDialog } from '../../../renderer/features/incident/why-dialog.tsx';
import { halvorLetter, halvorLetters } from '../../../renderer/features/letters/letters.fixtures.ts';
import { LettersView } from '../../../renderer/features/letters/letters-view.tsx';
import { LibraryView } from '../../../renderer/features/library/library-view.tsx';
import { halvorNewBreach } from '../../../renderer/features/new-breach/new-breach.fixtures.ts';
import { NewBreachView } from '../../../renderer/features/new-breach/new-breach-view.tsx';
import { FilingDialog } from '../../../renderer/features/notices/filing-dialog.tsx';
import { halvorNotices } from '../../../renderer/features/notices/notices.fixtures.ts';
import { NoticesView } from '../../../renderer/features/notices/notices-view.tsx';
import { HelpView } from '../../../renderer/features/palette/help-view.tsx';
import { halvorPalette } from '../../../renderer/features/palette/palette.fixtures.ts';
import { PaletteView } from '../../../renderer/features/palette/palette-view.tsx';
import { halvorRegister } from '../../../renderer/features/register/register.fixtures.ts';
import { RegisterView } from '../../../renderer/features/register/register-view.tsx';
import { AccessView } from '../../../renderer/features/settings/access-view.tsx';
import { BackupsView } from '../../../renderer/features/settings/backups-view.tsx';
import { LockView } from '../../../renderer/features/settings/lock-view.tsx';
import { OrganisationView } from '../../../renderer/features/settings/organisation-view.tsx';
import { PeopleDialog } from '../../../renderer/features/settings/people-dialogs.tsx';
import { PeopleView } from '../../../renderer/features/settings/people-view.tsx';
import { PolicyView } from '../../../renderer/features/settings/policy-view.tsx';
import * as settings from '../../../renderer/features/settings/settings.fixtures.ts';
import { SettingsFrame } from '../../../renderer/features/settings/settings-frame.tsx';
import { WindowView } from '../../../renderer/features/settings/window-view.tsx';
import { emptyShell, halvorShell, shellAt } from '../../../renderer/features/shell/shell.fixtures.ts';
import type { ShellModel } from '../../../renderer/features/shell/shell-model.ts';
import { AppStatusBar, ShellView } from '../../../renderer/features/shell/shell-view.tsx';
import { halvorTimeline } from '../../../renderer/features/timeline/timeline.fixtures.ts';
import { TimelineView } from '../../../renderer/features/timeline/timeline-view.tsx';
import { FirstRunView } from '../../../renderer/features/unlock/first-run-view.tsx';
import { halvorUnlock, recoveryStep } from '../../../renderer/features/unlock/unlock.fixtures.ts';
import { UnlockView } from '../../../renderer/features/unlock/unlock-view.tsx';
import { loadLaw } from '../../../renderer/law/knowledge.ts';
import { libraryModel } from '../../../renderer/law/library.ts';
import { at, BERLIN, halvorFiled, SUNDAY_3 } from '../../../renderer/ui/case.fixtures.ts';
import type { Section, SettingsPart } from '../../../renderer/ui/route.ts';
import edpb from '../../../resources/examples/edpb.json';
import { languageOf } from '../../../shared/text/language.ts';
import { noActs } from './acts.ts';
import { Parts } from './parts.tsx';
import { TideStates } from './tide-states.tsx';

const inShell = (shell: ShellModel, view: ReactNode) => (
  <ShellView shell={shell} {...noActs<Omit<Parameters<typeof ShellView>[0], 'shell' | 'children'>>()}>
    {view}
  </ShellView>
);

const inSettings = (part: SettingsPart, view: ReactNode) =>
  inShell(
    { ...halvorShell, route: { screen: 'settings', part } },
    <SettingsFrame part={part} notes={settings.halvorNotes}>
      {view}
    </SettingsFrame>,
  );

const section = (name: Section) => ({ screen: 'case', caseId: 'BR-2027-001', section: name }) as const;

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new RangeError('the fixture is empty');
  return item;
}

const language = languageOf(new URLSearchParams(location.search).get('lang') ?? 'en');

/** What is bundled, as it stands. */
const library = () => libraryModel(loadLaw()(language), examplesSchema(language).parse(edpb), SUNDAY_3);

/** Every screen of the gallery by name; the numbers are those of the pictures. */
export const screens: Readonly<Record<string, ReactNode>> = {
  '01-unlock': <UnlockView {...noActs()} model={halvorUnlock} />,
  '01b-unlock-wrong': <UnlockView {...noActs()} model={{ ...halvorUnlock, status: { kind: 'wrong' } }} />,
  '01c-first-run': <FirstRunView {...noActs()} model={{ step: 'create' }} />,
  '01d-recovery': <FirstRunView {...noActs()} model={recoveryStep} />,
  '02-board': inShell(halvorShell, <BoardView {...noActs()} model={halvorBoard} />),
  '02b-board-empty': inShell(emptyShell, <BoardView {...noActs()} model={emptyBoard} />),
  '03-new-breach': (
    <NewBreachView
      {...noActs()}
      model={halvorNewBreach}
      statusBar={<AppStatusBar {...noActs()} status={emptyShell.status} />}
    />
  ),
  '04-case': inShell(
    shellAt(section('command'), SUNDAY_3),
    <CommandView {...noActs()} model={halvorCommand} logCall={{ text: HALVOR_LOG_LINE, returnTo: null }} />,
  ),
  '04b-first-night': inShell(
    shellAt(section('command'), at('2027-03-27T02:16Z')),
    <CommandView {...noActs()} model={firstNightCommand} />,
  ),
  '04d-lost-device': inShell(
    shellAt(section('command'), at('2027-03-27T02:16Z')),
    <CommandView {...noActs()} model={lostLaptopCommand} />,
  ),
  '04c-why-this-time': inShell(
    shellAt(section('command'), at('2027-03-27T02:16Z')),
    <WhyDialog {...noActs()} onRead={() => null} model={halvorWhy} />,
  ),
  '05-facts': inShell(shellAt(section('facts'), SUNDAY_3), <FactsView {...noActs()} model={halvorFacts} />),
  '05b-fact-dialog': (
    <FactDialog
      {...noActs()}
      row={first(halvorFacts.rows)}
      owners={halvorFacts.owners}
      now={SUNDAY_3}
      zone={halvorFacts.zone}
      startsWith="value"
      evidence={halvorFacts.evidence}
      hashing={null}
    />
  ),
  '05c-encryption-dialog': <EncryptionDialog {...noActs()} owners={halvorFacts.owners} />,
  '06-assessment': inShell(
    shellAt(section('assessment'), SUNDAY_3),
    <AssessmentView {...noActs()} model={halvorAssessment} />,
  ),
  '06b-decision-dialog': (
    <DecisionDialog {...noActs()} decision={first(halvorAssessment.decisions.slice(1))} />
  ),
  '07-notices': inShell(
    shellAt(section('notices'), halvorNotices.now, 538, halvorFiled),
    <NoticesView {...noActs()} model={halvorNotices} />,
  ),
  '07b-filing-dialog': (
    <FilingDialog
      {...noActs()}
      row={first(halvorNotices.groups.slice(1).flatMap(({ rows }) => rows.slice(1)))}
      now={halvorNotices.now}
    />
  ),
  '07c-late': inShell(
    shellAt(section('notices'), at('2027-03-30T02:08Z'), 560),
    <NoticesView {...noActs()} model={{ ...halvorNotices, now: at('2027-03-30T02:08Z') }} />,
  ),
  '08-letter': inShell(
    shellAt(section('letters'), at('2027-03-29T14:40Z'), 502),
    <LettersView {...noActs()} model={halvorLetter} />,
  ),
  '08b-letters': inShell(
    shellAt(section('letters'), SUNDAY_3),
    <LettersView {...noActs()} model={halvorLetters} />,
  ),
  '10-timeline': inShell(
    shellAt(section('timeline'), SUNDAY_3),
    <TimelineView {...noActs()} model={halvorTimeline} />,
  ),
  '10b-evidence': inShell(
    shellAt(section('evidence'), SUNDAY_3),
    <EvidenceView {...noActs()} model={halvorEvidence} />,
  ),
  '10c-evidence-dialog': (
    <EvidenceDialog
      {...noActs()}
      facts={[
        { path: 'breach.cause', label: 'Cause' },
        { path: 'data.subjects', label: 'People affected' },
      ]}
      forFact={null}
      now={SUNDAY_3}
      zone={halvorEvidence.zone}
      hashing={null}
    />
  ),
  '18-closing': inShell(
    shellAt(section('closing'), SUNDAY_3),
    <ClosingView {...noActs()} model={halvorClosing} />,
  ),
  '18b-watching': inShell(
    { ...shellAt(section('closing'), laptopClosing.now), lead: null },
    <ClosingView {...noActs()} model={laptopClosing} />,
  ),
  '18c-close-dialog': <CloseDialog {...noActs()} model={halvorClosing} outliving={[]} />,
  '18d-reopen-dialog': <ReopenDialog {...noActs()} condition="The device is seen online" />,
  '18e-watch-dialog': <WatchDialog {...noActs()} model={halvorClosing} />,
  '11-palette': inShell(
    shellAt(section('command'), SUNDAY_3),
    <>
      <CommandView {...noActs()} model={halvorCommand} logCall={{ text: HALVOR_LOG_LINE, returnTo: null }} />
      <PaletteView {...noActs()} items={halvorPalette} initial="people" />
    </>,
  ),
  '11c-quick-log': inShell(
    shellAt(section('notices'), halvorNotices.now, 538, halvorFiled),
    <>
      <NoticesView {...noActs()} model={halvorNotices} />
      <QuickLogPanel
        {...noActs()}
        now={halvorNotices.now}
        cases={[halvorLogCase]}
        caseId={halvorLogCase.caseId}
        call={{ text: '18:15 Tomas: two servers restored', returnTo: null }}
      />
    </>,
  ),
  '11d-quick-log-which': inShell(
    halvorShell,
    <>
      <BoardView {...noActs()} model={halvorBoard} />
      <QuickLogPanel
        {...noActs()}
        now={SUNDAY_3}
        cases={[halvorLogCase, { ...halvorLogCase, caseId: 'BR-2027-002', title: 'Laptop lost on a train' }]}
        caseId={null}
        call={{ text: '', returnTo: null }}
      />
    </>,
  ),
  '11b-help': <HelpView onClose={noActs<{ close: () => void }>().close} />,
  '15-register': inShell(
    { ...halvorShell, route: { screen: 'register' } },
    <RegisterView {...noActs()} model={halvorRegister} />,
  ),
  '20-library': inShell(
    { ...halvorShell, route: { screen: 'library' } },
    <LibraryView {...noActs()} model={library()} />,
  ),
  '16-settings': inSettings(
    'organisation',
    <OrganisationView {...noActs()} model={settings.halvorOrganisation} zone={BERLIN} />,
  ),
  '16a-settings-empty': inSettings(
    'organisation',
    <OrganisationView {...noActs()} model={settings.emptyOrganisation} zone={BERLIN} />,
  ),
  '16b-settings-people': inSettings('people', <PeopleView {...noActs()} model={settings.halvorPeople} />),
  '16c-settings-access': inSettings('access', <AccessView {...noActs()} model={settings.halvorAccess} />),
  '16d-settings-policy': inSettings('policy', <PolicyView {...noActs()} model={settings.halvorPolicy} />),
  '16e-settings-lock': inSettings('lock', <LockView {...noActs()} model={settings.halvorLock} />),
  '16f-settings-backups': inSettings('backups', <BackupsView {...noActs()} model={settings.halvorBackups} />),
  '16g-settings-window': inSettings('window', <WindowView {...noActs()} model={settings.halvorWindow} />),
  '16h-add-person': <PeopleDialog {...noActs()} asked={{ kind: 'add' }} model={settings.halvorPeople} />,
  '16i-remove-person': (
    <PeopleDialog
      {...noActs()}
      asked={{ kind: 'remove', person: first(settings.halvorPeople.persons.slice(1)) }}
      model={settings.halvorPeople}
    />
  ),
  '17-banners': inShell(
    {
      ...halvorShell,
      notices: [
        {
          kind: 'slept',
          id: 'a',
          from: at('2027-03-27T02:20Z'),
          to: at('2027-03-27T06:30Z'),
          zone: 'Europe/Berlin',
          isInLog: true,
          missed: [{ title: 'Call Ilse Okonkwo', caseId: 'BR-2027-001', dueAt: at('2027-03-27T02:22Z') }],
        },
        {
          kind: 'clockSet',
          id: 'c',
          from: at('2027-03-27T06:34Z'),
          to: at('2027-03-27T09:34Z'),
          zone: 'Europe/Berlin',
          isInLog: true,
          mayHaveSlept: false,
          missed: [],
        },
        { kind: 'locksIn', id: 'b', seconds: 58 },
      ],
    },
    <BoardView {...noActs()} model={halvorBoard} />,
  ),
  '14-parts': <Parts />,
  '13-clock-states': <TideStates />,
};
