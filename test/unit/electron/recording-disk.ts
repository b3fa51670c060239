import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Disk, nodeDisk } from '../../../electron/files/disk.ts';

/** What a test wants of the disk. `fault` names an errno for an operation, or nothing. */
export type DiskPlan = {
  readonly freeBytes?: number;
  /** Most bytes that one write takes, so that a write can fail half-way. */
  readonly maxWriteBytes?: number;
  readonly fault?: (operation: string, times: number) => string | undefined;
  readonly platform?: NodeJS.Platform;
};

const HANDLE_OPERATIONS = ['write', 'datasync', 'sync', 'truncate', 'close', 'read', 'stat'] as const;

function errnoError(code: string): Error {
  return Object.assign(new Error(`${code}: secret path /home/anna/breach.hzv`), { code });
}

/**
 * The real file system with a list of what was done, in order (`write main.hzv`), and with faults where the plan
 * wants them. An operation is counted per name, from 1.
 */
export function recordingDisk(plan: DiskPlan = {}) {
  const operations: string[] = [];
  const counts = new Map<string, number>();

  function step(name: string, path: string): void {
    const operation = `${name} ${basename(path)}`;
    const times = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, times);
    operations.push(operation);
    const errno = plan.fault?.(operation, times);
    if (errno !== undefined) throw errnoError(errno);
  }

  function recorded(handle: FileHandle, path: string): FileHandle {
    return new Proxy(handle, {
      get(target, key) {
        const member: unknown = Reflect.get(target, key, target);
        const name = HANDLE_OPERATIONS.find((operation) => operation === key);
        if (typeof member !== 'function') return member;
        if (name === undefined) return member.bind(target) as unknown;
        return async (...args: unknown[]) => {
          // Even in a simulated crash the descriptor is given back: this process goes on.
          if (name === 'close') await target.close();
          step(name, path);
          if (name === 'close') return undefined;
          if (name === 'write' && typeof args[2] === 'number')
            args[2] = Math.min(args[2], plan.maxWriteBytes ?? args[2]);
          return (await Reflect.apply(member, target, args)) as unknown;
        };
      },
    });
  }

  const path = <K extends 'rename' | 'unlink' | 'mkdir' | 'readdir' | 'access' | 'stat'>(name: K): Disk[K] =>
    (async (...args: unknown[]) => {
      step(name, String(args[0]));
      return (await Reflect.apply(nodeDisk[name], undefined, args)) as unknown;
    }) as unknown as Disk[K];

  const disk: Disk = {
    ...nodeDisk,
    platform: plan.platform ?? nodeDisk.platform,
    rename: path('rename'),
    unlink: path('unlink'),
    mkdir: path('mkdir'),
    readdir: path('readdir'),
    access: path('access'),
    stat: path('stat'),
    open: async (file, flags, mode) => {
      step('open', String(file));
      return recorded(await nodeDisk.open(file, flags, mode), String(file));
    },
    statfs: (async (folder: string) => {
      step('statfs', folder);
      const space = await nodeDisk.statfs(folder);
      return plan.freeBytes === undefined ? space : { ...space, bsize: 1, blocks: 1, bavail: plan.freeBytes };
    }) as unknown as Disk['statfs'],
  };

  return {
    disk,
    operations,
    /** Forgets what was done so far, not the counts. */
    clear: () => operations.splice(0),
    /** Position of an operation in the list, -1 if it did not happen. */
    at: (operation: string) => operations.indexOf(operation),
  };
}
