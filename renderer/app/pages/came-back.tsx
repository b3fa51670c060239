import { Button } from '@mantine/core';
import { useState } from 'react';
import { factsWithActs } from '../../../shared/incident/recorded-facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { comingBack } from '../../cases/coming-back.ts';
import { ReopenDialog } from '../../features/closing/reopen-dialog.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { useReopen } from '../use-reopen.ts';
import { useIncident, useKnowledge } from '../vault-context.tsx';

/** Above every screen of a case: the facts no longer carry the decision without notice. A person reopens it. */
export function CameBack({ caseId }: { readonly caseId: string }) {
  const incident = useIncident(caseId);
  return incident === null ? null : <Offer caseId={caseId} incident={incident} />;
}

function Offer({ caseId, incident }: { readonly caseId: string; readonly incident: Incident }) {
  const { assess } = useKnowledge();
  const reopen = useReopen(caseId, incident);
  const text = useText();
  const [isAsking, setIsAsking] = useState(false);
  const back = comingBack(incident, assess(factsWithActs(incident, (person) => person)));
  if (back === null) return null;
  const [watch] = back.watches;
  return (
    <>
      <Banner
        icon="stale"
        tone="lamp"
        act={
          <Button size="xs" onClick={() => setIsAsking(true)}>
            {text('closing.reopen')}
          </Button>
        }
      >
        {watch === undefined
          ? text('reopen.factsMoved')
          : text('reopen.cameTrue', { condition: watch.condition })}
      </Banner>
      {isAsking && (
        <ReopenDialog
          condition={watch?.condition ?? null}
          onClose={() => setIsAsking(false)}
          onReopen={(input) => reopen(input, watch)}
        />
      )}
    </>
  );
}
