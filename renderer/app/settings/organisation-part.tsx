import { useMemo } from 'react';
import { PersonIdSchema } from '../../../shared/incident/primitives.ts';
import { dutyWords, followingCommands, recordFacts } from '../../cases/after-facts.ts';
import { houseValues, organisationModel, readHouse } from '../../cases/house-model.ts';
import { refusalWords } from '../../cases/refusal-words.ts';
import type { HouseInput } from '../../features/settings/organisation-model.ts';
import { OrganisationView } from '../../features/settings/organisation-view.tsx';
import { useText } from '../../i18n/use-text.ts';
import { usePeople } from '../use-people.ts';
import { localZone, useKnowledge, usePorts, useReadableCases, useVault } from '../vault-context.tsx';

/** What the organisation says of itself once for every case. */
export function OrganisationPart() {
  const { session } = usePorts();
  const law = useKnowledge();
  const text = useText();
  const house = useVault((state) => state.house);
  const cases = useReadableCases();
  const { nameOf } = usePeople();
  const zones = useMemo(() => [...new Set([localZone(), ...Intl.supportedValuesOf('timeZone'), 'UTC'])], []);
  const named = (person: string) => nameOf(PersonIdSchema.parse(person));
  const onSave = async (input: HouseInput): Promise<Readonly<Record<string, string>>> => {
    const read = readHouse(house, input, text);
    if ('wrong' in read) return read.wrong;
    if (read.values.length === 0) return {};
    const told = await session.tellHouse({ act: 'house.tell', values: [...read.values] });
    return told.ok ? {} : { '': refusalWords(told.failure, text) };
  };
  const onTakeOver = async (caseId: string) => {
    const found = cases.find(({ id }) => id === caseId);
    if (found === undefined) return null;
    const values = houseValues(house, text, found.incident);
    if (values.length === 0) return null;
    const done = await recordFacts(session, caseId, [{ act: 'fact.set', values }], (folded) =>
      followingCommands(folded, law, dutyWords(law.packs, text)),
    );
    if (!done.ok) return refusalWords(done.failure, text);
    return done.value.following === null ? null : refusalWords(done.value.following, text);
  };
  const model = organisationModel({ house, cases, zones, nameOf: named, text });
  return <OrganisationView model={model} zone={localZone()} onSave={onSave} onTakeOver={onTakeOver} />;
}
