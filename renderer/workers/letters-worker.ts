import fallbackUrl from '../../resources/fonts/DejaVuSans.ttf?url';
import italicUrl from '../../resources/fonts/IBMPlexSans-Italic.ttf?url';
import regularUrl from '../../resources/fonts/IBMPlexSans-Regular.ttf?url';
import semiBoldUrl from '../../resources/fonts/IBMPlexSans-SemiBold.ttf?url';
import type { PdfRenderer } from '../../shared/letters/to-pdf.ts';
import type { DrawnFile, DrawOrder, FromLettersWorker, ToLettersWorker } from '../letters/letters-client.ts';

/** The part of a dedicated worker's global scope that is used here; the window's own types say otherwise. */
type WorkerScope = {
  readonly postMessage: (message: FromLettersWorker, transfer: readonly Transferable[]) => void;
  readonly addEventListener: (
    type: 'message',
    listener: (event: MessageEvent<ToLettersWorker>) => void,
  ) => void;
};

const scope = globalThis as unknown as WorkerScope;
const cancelled = new Set<number>();
let renderer: Promise<PdfRenderer> | undefined;
/** Jobs run one after the other: the PDF library knows one set of fonts and one document at a time. */
let queue: Promise<void> = Promise.resolve();

scope.addEventListener('message', ({ data }) => {
  if ('cancel' in data) cancelled.add(data.id);
  else queue = queue.then(() => run(data.id, data.orders));
});

async function run(id: number, orders: readonly DrawOrder[]): Promise<void> {
  try {
    for (const [index, order] of orders.entries()) {
      await new Promise((resume) => setTimeout(resume)); // lets a cancel through
      if (cancelled.has(id)) return;
      const file = await draw(order);
      scope.postMessage({ id, file, done: index + 1 }, [file.bytes.buffer]);
    }
    scope.postMessage({ id, finished: true }, []);
  } catch (cause) {
    scope.postMessage({ id, fault: cause instanceof Error ? cause.name : 'fault' }, []);
  } finally {
    cancelled.delete(id);
  }
}

/** The libraries are large and are loaded only when needed. */
async function draw({ document, format, paper }: DrawOrder): Promise<DrawnFile> {
  if (format === 'docx') {
    const { renderDocx } = await import('../../shared/letters/to-docx.ts');
    return { format, bytes: new Uint8Array(await renderDocx(document, paper)), missing: [] };
  }
  renderer ??= startPdf();
  const { bytes, missing } = await (await renderer)(document, paper);
  return { format, bytes: new Uint8Array(bytes), missing: missing.map(({ notation }) => notation) };
}

async function startPdf(): Promise<PdfRenderer> {
  const { pdfRenderer } = await import('../../shared/letters/to-pdf.ts');
  const [regular, italic, semiBold, fallback] = await Promise.all([
    font(regularUrl),
    font(italicUrl),
    font(semiBoldUrl),
    font(fallbackUrl),
  ]);
  return pdfRenderer({ regular, italic, semiBold, fallback });
}

/** A font that lies beside the worker, packed as gzip in the built app; nothing is fetched from elsewhere. */
async function font(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok) throw new RangeError(`font ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}
