import type { Command, CommandOf } from '../../shared/incident/commands.ts';
import { instantText } from '../../shared/incident/primitives.ts';
import type { EpochMs } from '../../shared/time/instant.ts';
import type { EncryptionAnswers, EncryptionQuestion } from '../features/facts/encryption-model.ts';
import type { Text } from '../i18n/use-text.ts';

type FactValue = CommandOf<'fact.set'>['values'][number];

/**
 * The facts that follow from the five questions on encryption. A device that was left on or asleep holds its key
 * in memory, so it counts as a way to the key; a weak cipher is no encryption (Art. 34(3)(a) GDPR asks that the
 * data be unintelligible to others). Whatever is not known is asked of `owner`, never assumed.
 * @source EDPB Guidelines 01/2021, case 10; Guidelines 9/2022, annex B, example i
 */
export function encryptionCommands(
  answers: EncryptionAnswers,
  owner: string,
  now: EpochMs,
  text: Text,
): readonly Command[] {
  const source = (...asked: readonly EncryptionQuestion[]) =>
    asked
      .map((id) => `${text(`encryptionQuestion.${id}`)} ${text(`encryptionAnswer.${answers[id]}`)}`)
      .join(' ');
  const known = (path: string, value: FactValue['value'], from: string): FactValue => ({
    path,
    value,
    source: from,
    learnedAt: instantText(now),
  });
  const facts = [
    { path: 'protection.encryption', value: encryptionOf(answers), from: source('whole', 'cipher') },
    { path: 'protection.keyCompromised', value: keyOf(answers), from: source('off', 'key') },
    { path: 'protection.backup', value: backupOf(answers), from: source('copy') },
  ];
  const values = facts.flatMap(({ path, value, from }) => (value === null ? [] : [known(path, value, from)]));
  const open = facts.filter(({ value }) => value === null);
  return [
    ...(values.length === 0 ? [] : [{ act: 'fact.set', values } as const]),
    ...open.map(({ path }) => ({ act: 'fact.markUnknown', path, owner }) as const),
  ];
}

function encryptionOf({ whole, cipher }: EncryptionAnswers): 'full' | 'none' | null {
  if (whole === 'no' || cipher === 'no') return 'none';
  return whole === 'yes' && cipher === 'yes' ? 'full' : null;
}

function keyOf({ off, key }: EncryptionAnswers): boolean | null {
  if (off === 'no' || key === 'no') return true;
  return off === 'yes' && key === 'yes' ? false : null;
}

function backupOf({ copy }: EncryptionAnswers): 'available' | 'none' | null {
  if (copy === 'unknown') return null;
  return copy === 'yes' ? 'available' : 'none';
}
