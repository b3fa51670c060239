import { PersonIdSchema } from '../../../shared/incident/primitives.ts';
import { policyChoice, policyModel } from '../../cases/policy-rows.ts';
import { PolicyView } from '../../features/settings/policy-view.tsx';
import { usePeople } from '../use-people.ts';
import { localZone, useKnowledge, usePorts, useVault } from '../vault-context.tsx';
import { useSaved } from './use-saved.ts';

/** The rules of the house beside the law. */
export function PolicyPart() {
  const { session } = usePorts();
  const law = useKnowledge();
  const saved = useSaved();
  const house = useVault((state) => state.house);
  const { nameOf } = usePeople();
  const shipped = law.under({}).policy;
  const named = (person: string) => nameOf(PersonIdSchema.parse(person));
  return (
    <PolicyView
      model={policyModel({ shipped, inForce: law.policy, house, nameOf: named, zone: localZone() })}
      onSave={(input) =>
        saved(session.tellHouse({ act: 'policy.set', choice: policyChoice(shipped, input) }))
      }
      onReset={() => saved(session.tellHouse({ act: 'policy.set', choice: {} }))}
    />
  );
}
