import { useRef, useState } from 'react';
import { ok, type Result } from '../../shared/result.ts';
import { type FileMark, type HashFailure, markOf } from '../evidence/hash-client.ts';
import type { Hashing } from '../ui/file-drop.tsx';
import { startWorker } from './trusted-types.ts';

export type FileMarks = {
  /** How far it is; `null` while nothing is hashed. */
  readonly hashing: Hashing | null;
  /** Hashes files one after the other. `null`: it was stopped. */
  readonly marks: (files: readonly File[]) => Promise<Result<readonly FileMark[], HashFailure> | null>;
  readonly stop: () => void;
};

/** What identifies files, worked out in a worker piece by piece. */
export function useFileMarks(): FileMarks {
  const [hashing, setHashing] = useState<Hashing | null>(null);
  const stopper = useRef<AbortController | null>(null);
  const marks: FileMarks['marks'] = async (files) => {
    const stopping = new AbortController();
    stopper.current = stopping;
    const found: FileMark[] = [];
    try {
      for (const file of files) {
        const { name, size: total } = file;
        const onProgress = (done: number) => setHashing({ name, done, total });
        const mark = await markOf(() => startWorker('hash'), file, {
          onProgress,
          signal: stopping.signal,
        });
        if (mark === null || !mark.ok) return mark;
        found.push(mark.value);
      }
      return ok(found);
    } finally {
      setHashing(null);
    }
  };
  return { hashing, marks, stop: () => stopper.current?.abort() };
}
