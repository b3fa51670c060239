import { Button } from '@mantine/core';
import { Banner } from '../../../renderer/ui/banner.tsx';
import { ConfirmDestroy } from '../../../renderer/ui/confirm-destroy.tsx';
import { DecisionCard } from '../../../renderer/ui/decision-card.tsx';
import { Pill, type PillKind } from '../../../renderer/ui/pill.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../renderer/ui/states.tsx';
import { noActs } from './acts.ts';

const KINDS: readonly PillKind[] = [
  'open',
  'drafted',
  'preparedNotSent',
  'due',
  'late',
  'filed',
  'told',
  'decided',
  'watching',
  'unknown',
  'notApplicable',
  'endedByDecision',
  'met',
  'stale',
  'proposal',
];

/** The parts side by side, as in picture 14. */
export function Parts() {
  const { onClick } = noActs<{ onClick: () => void }>();
  return (
    <main
      style={{
        display: 'grid',
        gridTemplateColumns: 'repeat(3, 1fr)',
        gap: 28,
        padding: 40,
        alignItems: 'start',
      }}
    >
      <h1 style={{ gridColumn: '1 / -1', fontSize: 20 }}>Parts</h1>
      <div>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 7, marginBottom: 14 }}>
          {KINDS.map((kind) => (
            <Pill key={kind} kind={kind} />
          ))}
        </div>
        <div style={{ display: 'flex', gap: 8 }}>
          <Button>Primary</Button>
          <Button variant="default">Default</Button>
          <Button variant="subtle">Quiet</Button>
          <Button variant="outline">Destroy</Button>
        </div>
      </div>
      <ErrorState
        title="broken.json is kept as evidence, but not read"
        code="import.json-broken line 212"
        act={
          <Button variant="default" size="xs">
            Choose another file
          </Button>
        }
      >
        It ends in the middle of line 212. Nothing was taken from it. Export it again, or type the facts by
        hand.
      </ErrorState>
      <LoadingState
        title="Making letters"
        done={4210}
        total={11830}
        estimate="about 3 min, you can go on working"
        onStop={onClick}
      />
      <div style={{ display: 'grid', gap: 8 }}>
        <Banner icon="info">Saved 03:12, encrypted, read back</Banner>
        <Banner
          icon="lock"
          act={
            <Button size="xs" variant="default">
              Stay open
            </Button>
          }
        >
          Locks in 0:58
        </Banner>
        <Banner icon="clock" tone="lamp">
          The computer clock went from 07:34 to 10:34. No deadline moved. It is in the log.
        </Banner>
      </div>
      <EmptyState title="No evidence yet" act={<Button variant="default">Choose a file</Button>}>
        Drop a file. It is hashed, encrypted and entered in the log before you see it here.
      </EmptyState>
      <DecisionCard
        kind="proposal"
        basis="rule eu-gdpr.34-1"
        sentence="Tell the people affected, in phases."
        adviser={{ name: 'Mara Lindqvist', what: 'advised', isSigned: true }}
        decider={{ name: 'Ilse Okonkwo', what: 'has not decided yet', isSigned: false }}
      />
      <ConfirmDestroy
        isOpen={new URLSearchParams(location.search).has('destroy')}
        title="Delete 12,000 recipients?"
        goes="names, addresses, single letters"
        stays="counts, hashes, masters, proofs"
        typed="BR-2027-004"
        secondPerson="Aoife Daly"
        keepLabel="Keep them"
        destroyLabel="Delete recipients"
        onKeep={onClick}
        onDestroy={onClick}
      />
    </main>
  );
}
