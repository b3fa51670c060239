import { useMemo, useState } from 'react';
import { MS_PER_MINUTE } from '../../../shared/time/instant.ts';
import { whyWords } from '../../cases/fault-words.ts';
import { registerFile, registerModel } from '../../cases/register-model.ts';
import { RegisterView } from '../../features/register/register-view.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { useNow } from '../use-now.ts';
import { usePeople } from '../use-people.ts';
import { useEveryCase, useKnowledge, usePorts } from '../vault-context.tsx';

/** The breach register of the vault: every case that can be read, drills apart. */
export function RegisterPage() {
  const { host } = usePorts();
  const tools = useKnowledge();
  const { nameOf } = usePeople();
  const cases = useEveryCase();
  const now = useNow(MS_PER_MINUTE);
  const text = useText();
  const [says, setSays] = useState('');
  const model = useMemo(() => registerModel(cases, tools, nameOf, now), [cases, tools, nameOf, now]);
  const onExport = (caseIds: readonly string[]): void => {
    const bytes = new TextEncoder().encode(registerFile(model, caseIds));
    void host.files.save(`${text('registerText.fileName')}.csv`, bytes).then((saved) => {
      if (!saved.ok) setSays(text('registerText.notSaved', { why: whyWords(saved.failure.code, text) }));
      else if (saved.value !== null) setSays(text('registerText.saved', { name: saved.value }));
    });
  };
  return (
    <>
      {says !== '' && <Banner icon="info">{says}</Banner>}
      <RegisterView model={model} onExport={onExport} />
    </>
  );
}
