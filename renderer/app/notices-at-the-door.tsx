import { NoticeBanners } from '../features/shell/notice-banners.tsx';
import { useClockNotices } from './hooks/use-clock-notices.ts';
import { usePorts } from './vault-context.tsx';

/** What happened to the clock while the vault was locked, or made it lock. */
export function NoticesAtTheDoor() {
  const { clocks } = usePorts();
  return <NoticeBanners notices={useClockNotices(null)} onDismiss={clocks.dismiss} />;
}
