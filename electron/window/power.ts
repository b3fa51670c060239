import type { BrowserWindow, Event, PowerMonitor } from 'electron';
import type { HostEvent } from '../../shared/ipc/channels.ts';

/** Names of the system's events and what the window is told. `lock-screen` exists on macOS and Windows only. */
const TOLD = {
  suspend: 'power.suspend',
  resume: 'power.resume',
  'lock-screen': 'power.lockScreen',
} as const satisfies Record<string, HostEvent>;

type Listen = (name: string, listener: (event?: Event) => void) => void;

/**
 * Tells the window that the computer sleeps, wakes, is locked or shuts down. At shutdown the system is asked to
 * wait while the app closes in order (Linux, macOS); on Windows only what takes a moment can still be done.
 */
export function tellPower(
  power: PowerMonitor,
  window: Pick<BrowserWindow, 'on'>,
  send: (event: HostEvent) => void,
  quit: () => void,
): void {
  const on = power.on.bind(power) as Listen;
  for (const [name, told] of Object.entries(TOLD)) on(name, () => send(told));
  on('shutdown', (event) => {
    event?.preventDefault();
    send('power.shutdown');
    quit();
  });
  window.on('session-end', () => send('power.shutdown'));
}
