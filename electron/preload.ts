import { contextBridge, ipcRenderer } from 'electron';
import type { HostApi } from '../shared/ipc/api.ts';
import { CHANNELS, HOST_EVENTS, HOST_GLOBAL } from '../shared/ipc/channels.ts';

/**
 * The bridge between window and host. Two functions and nothing else: neither `ipcRenderer` nor an event object
 * ever reaches the page, and only names of the closed lists get through. The host checks all of it again.
 */

const channels: ReadonlySet<string> = new Set(CHANNELS);
const events: ReadonlySet<string> = new Set(HOST_EVENTS);

const api: HostApi = {
  invoke: async (channel, input) => {
    if (!channels.has(channel)) return { ok: false, failure: { code: 'ipc.unknown-channel', detail: {} } };
    try {
      return await ipcRenderer.invoke(channel, input);
    } catch {
      return { ok: false, failure: { code: 'ipc.fault', detail: {} } };
    }
  },
  on: (event, listener) => {
    if (!events.has(event)) return () => undefined;
    const heard = () => listener();
    ipcRenderer.on(event, heard);
    return () => {
      ipcRenderer.removeListener(event, heard);
    };
  },
};

contextBridge.exposeInMainWorld(HOST_GLOBAL, api);
