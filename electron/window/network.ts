import type { App, CommandLine, Session, WebContents } from 'electron';
import {
  DICTIONARY_URL,
  HOST_RESOLVER,
  isAllowedRequest,
  PROXY,
  SWITCHES,
  WEBRTC_POLICY,
} from '../settings.ts';

/** Counts what was refused. Anything but 0 is a fault worth reporting. */
export type NetworkWatch = { readonly attempts: () => number; readonly count: () => void };

/** A counter of refused requests. */
export function createNetworkWatch(onRefused: () => void): NetworkWatch {
  let attempts = 0;
  return {
    attempts: () => attempts,
    count: () => {
      attempts += 1;
      onRefused();
    },
  };
}

/** First layer, before Chromium starts: no name resolves. */
export function refuseNames(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  for (const [name, value] of SWITCHES) commandLine.appendSwitch(name, value);
}

/** Resolver settings, which can be made only once Electron is ready. */
export function refuseSecureDns(app: Pick<App, 'configureHostResolver'>): void {
  app.configureHostResolver(HOST_RESOLVER);
}

/**
 * Second and third layer, per session: every request but our own is cancelled, and what gets round that meets
 * a proxy that does not exist. Spelling loads no dictionaries. Resolves when the proxy is set.
 */
export async function refuseRequests(
  session: Session,
  watch: NetworkWatch,
  packaged: boolean,
): Promise<void> {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const isAllowed = isAllowedRequest(url, packaged);
    if (!isAllowed) watch.count();
    answer({ cancel: !isAllowed });
  });
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL(DICTIONARY_URL);
  await session.setProxy(PROXY);
}

/** Fourth layer, per page: WebRTC may not go round the proxy. */
export function refuseWebRtc(contents: Pick<WebContents, 'setWebRTCIPHandlingPolicy'>): void {
  contents.setWebRTCIPHandlingPolicy(WEBRTC_POLICY);
}
