import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { HostClock } from './ports.ts';

/**
 * The clocks of this computer. Time since boot runs on during sleep, unlike the clock of `performance.now()` on
 * Linux, and nobody can set it. Where the system does not name its boot, each start of the app counts as one:
 * readings of different starts are then never compared.
 */
export function createNodeClock(platform: NodeJS.Platform): HostClock {
  return {
    wall: () => Date.now(),
    monotonic: () => Math.round(uptime() * 1_000),
    bootId: (platform === 'linux' ? linuxBootId() : undefined) ?? randomUUID(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}

function linuxBootId(): string | undefined {
  try {
    const id = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return /^[0-9a-f-]{36}$/.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
