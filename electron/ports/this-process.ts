import { hostname } from 'node:os';
import { errnoOf } from '../files/disk.ts';
import type { LockOwner } from '../files/vault-lock.ts';
import type { HostClock } from './ports.ts';

/** This process as the owner of locks. */
export function thisProcess(clock: HostClock): LockOwner {
  return { host: hostname(), bootId: clock.bootId, pid: process.pid, isAlive, now: clock.wall };
}

/** True if a process with this id runs, whoever owns it. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return errnoOf(fault) === 'EPERM';
  }
}
