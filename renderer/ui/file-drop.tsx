import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sizeText } from '../i18n/numbers.ts';
import { useText } from '../i18n/use-text.ts';
import css from './file-drop.module.css';
import { LoadingState } from './states.tsx';

/** How far the hashing of a file is, in bytes. */
export type Hashing = { readonly name: string; readonly done: number; readonly total: number };

type FileDropProps = {
  readonly label: string;
  readonly hint: string;
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
  /** The file that is being read now. */
  readonly hashing: Hashing | null;
  readonly onStop?: () => void;
};

/** Picks files by a button or takes those dropped on it; each can be put away again. Nothing is read here. */
export function FileDrop({ label, hint, files, onFiles, hashing, onStop }: FileDropProps) {
  const text = useText();
  const { i18n } = useTranslation();
  const [isOver, setIsOver] = useState(false);
  const add = (more: readonly File[]) => onFiles([...files, ...more]);
  const over = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    add([...event.dataTransfer.files]);
  };
  return (
    <fieldset
      className={css.drop}
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <legend className={css.legend}>{label}</legend>
      <FileButton multiple onChange={(picked) => add(picked)}>
        {(props) => (
          <Button
            {...props}
            size="xs"
            variant="default"
            leftSection={<IconPaperclip size={14} stroke={1.7} aria-hidden="true" />}
          >
            {text('fileDrop.choose')}
          </Button>
        )}
      </FileButton>
      <span className={css.hint}>{hint}</span>
      {files.length > 0 && (
        <ul className={css.files}>
          {files.map((file, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name; the list only shrinks by hand
            <li key={`${file.name}-${index}`} className={css.file}>
              <span className={css.name}>{file.name}</span>
              <span className={css.hint}>{sizeText(i18n.language, file.size)}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={26}
                aria-label={text('fileDrop.remove', { name: file.name })}
                onClick={() => onFiles(files.filter((other) => other !== file))}
              >
                <IconX size={15} stroke={1.7} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {hashing !== null && (
        <LoadingState
          title={text('fileDrop.reading', { name: hashing.name })}
          done={hashing.done}
          total={hashing.total}
          {...(onStop === undefined ? {} : { onStop })}
        />
      )}
    </fieldset>
  );
}
