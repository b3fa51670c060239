import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { isOwnUrl } from '../settings.ts';

/**
 * True if a call comes from the main frame of our own window, and that frame shows our own page. A frame that
 * has navigated or is gone (`null`), a frame within the page and any other window are refused.
 * @param own the web contents of our window, `undefined` while there is none
 */
export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  own: Pick<WebContents, 'id' | 'mainFrame'> | undefined,
): boolean {
  const { sender, senderFrame } = event;
  if (own === undefined || senderFrame === null || sender.id !== own.id) return false;
  if (senderFrame.parent !== null) return false;
  if (senderFrame.frameTreeNodeId !== own.mainFrame.frameTreeNodeId) return false;
  return isOwnUrl(senderFrame.url) && isOwnUrl(senderFrame.origin);
}
