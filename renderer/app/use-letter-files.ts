import { useEffect, useRef, useState } from 'react';
import type { LetterDocument } from '../../shared/letters/document-model.ts';
import { whyWords } from '../cases/fault-words.ts';
import { useText } from '../i18n/use-text.ts';
import { createLettersClient, type FileFormat, LettersFault } from '../letters/letters-client.ts';
import { startWorker } from './trusted-types.ts';
import { usePorts } from './vault-context.tsx';

/** Drawing under way; `null` while nothing is drawn. */
export type Drawing = { readonly done: number; readonly total: number };

export type LetterFiles = {
  readonly drawing: Drawing | null;
  /** What came of the last files, in a sentence; empty before. */
  readonly says: string;
  readonly make: (document: LetterDocument, name: string, formats: readonly FileFormat[]) => Promise<void>;
  readonly stop: () => void;
};

/** Draws a letter in a worker and saves the files where the person says. "Saved" only after the host said so. */
export function useLetterFiles(): LetterFiles {
  const { host } = usePorts();
  const text = useText();
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [says, setSays] = useState('');
  const [client] = useState(() => createLettersClient(() => startWorker('letters')));
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => client.end(), [client]);
  const make: LetterFiles['make'] = async (document, name, formats) => {
    const stopping = new AbortController();
    stopper.current = stopping;
    setDrawing({ done: 0, total: formats.length });
    setSays('');
    try {
      const orders = formats.map((format) => ({ document, format, paper: 'A4' as const }));
      const files = await client.draw(orders, {
        signal: stopping.signal,
        onProgress: (done, total) => setDrawing({ done, total }),
      });
      const words: string[] = [];
      for (const file of files) {
        const saved = await host.files.save(`${name}.${file.format}`, file.bytes);
        if (!saved.ok)
          words.push(text('letterText.files.notSaved', { why: whyWords(saved.failure.code, text) }));
        else if (saved.value !== null) words.push(text('letterText.files.saved', { names: saved.value }));
        if (file.missing.length > 0)
          words.push(text('letterText.files.missing', { characters: [...new Set(file.missing)].join(', ') }));
      }
      setSays(words.join(' '));
    } catch (fault) {
      if (!(fault instanceof LettersFault)) throw fault;
      if (fault.code !== 'CANCELLED') setSays(text('letterText.files.failed'));
    } finally {
      setDrawing(null);
    }
  };
  return { drawing, says, make, stop: () => stopper.current?.abort() };
}
