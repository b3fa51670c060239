import { useText } from '../../i18n/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { LoadingState } from '../../ui/states.tsx';
import type { LetterFiles } from '../use-letter-files.ts';

/** How the drawing of files goes, with a way to stop; then what was saved. */
export function LetterFilesState({ files }: { readonly files: LetterFiles }) {
  const text = useText();
  if (files.drawing !== null) {
    const { done, total } = files.drawing;
    return (
      <LoadingState title={text('letterText.files.drawing')} done={done} total={total} onStop={files.stop} />
    );
  }
  return files.says === '' ? null : <Banner icon="info">{files.says}</Banner>;
}
