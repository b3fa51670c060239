import type { App, Event, Session, WebContents } from 'electron';

/**
 * Choosers of devices, accounts and folders that a page could open, and the answer that each reads as "none": an
 * empty name or a word where its callback demands one, else no argument at all.
 */
const SESSION_CHOOSERS = {
  'select-hid-device': [],
  'select-serial-port': [''],
  'select-usb-device': [],
  'select-webauthn-account': [],
  'select-webauthn-authenticator': [],
  'file-system-access-restricted': ['deny'],
} as const;
const CONTENTS_CHOOSERS = { 'select-bluetooth-device': [''] } as const;

type Callback = (...chosen: readonly unknown[]) => void;
type Listen = (name: string, listener: (event: Event, ...rest: readonly unknown[]) => void) => void;

/** Prevents each event and answers its callback, wherever that stands. */
function chooseNothing(on: Listen, choosers: Readonly<Record<string, readonly string[]>>): void {
  for (const [name, none] of Object.entries(choosers))
    on(name, (event, ...rest) => {
      event.preventDefault();
      const callback = rest.find((value): value is Callback => typeof value === 'function');
      callback?.(...none);
    });
}

/** Answers no to every permission, device, capture and download of a session. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  chooseNothing(session.on.bind(session) as Listen, SESSION_CHOOSERS);
  session.on('will-download', (event) => event.preventDefault());
}

/** The choosers that belong to web contents. */
export function refuseChoosers(contents: WebContents): void {
  chooseNothing(contents.on.bind(contents) as Listen, CONTENTS_CHOOSERS);
}

/**
 * No password is given to anybody, no certificate is shown, and none that does not fit is trusted. Listened to
 * at the app only: Electron passes the same event on to the page, and its callback may be called just once.
 */
export function refuseCredentials(app: Pick<App, 'on'>): void {
  app.on('login', (event, _contents, _details, _info, answer) => {
    event.preventDefault();
    answer();
  });
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault();
    answer();
  });
}
