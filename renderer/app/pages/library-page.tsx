import { useMemo, useState } from 'react';
import edpb from '../../../resources/examples/edpb.json';
import { MS_PER_HOUR } from '../../../shared/time/instant.ts';
import { examplesSchema } from '../../cases/edpb-examples.ts';
import { LibraryView } from '../../features/library/library-view.tsx';
import { useText } from '../../i18n/use-text.ts';
import { libraryModel } from '../../law/library.ts';
import { Banner } from '../../ui/banner.tsx';
import { useNow } from '../use-now.ts';
import { useKnowledge, usePorts } from '../vault-context.tsx';

/** The law, authorities and examples that ship with the app. */
export function LibraryPage() {
  const { host } = usePorts();
  const knowledge = useKnowledge();
  const text = useText();
  const now = useNow(MS_PER_HOUR);
  const [says, setSays] = useState('');
  const model = useMemo(() => {
    const examples = examplesSchema(knowledge.speech.language).parse(edpb);
    return libraryModel(knowledge, examples, now);
  }, [knowledge, now]);
  const onCopy = (words: string): void => {
    void host.copy(words).then((copied) => {
      setSays(copied.ok ? text('library.copied', { words }) : text('library.notCopied'));
    });
  };
  return (
    <>
      {says !== '' && <Banner icon="info">{says}</Banner>}
      <LibraryView model={model} onCopy={onCopy} />
    </>
  );
}
