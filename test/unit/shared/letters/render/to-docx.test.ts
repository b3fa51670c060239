import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../../../../shared/letters/to-docx.ts';
import { docxPart } from '../../../../support/extract-text.ts';
import { richLetter } from './rich-letter.ts';

describe('renderDocx', () => {
  it('gives the same bytes again, whatever the zone', async () => {
    const zone = process.env['TZ'];
    const here = await renderDocx(richLetter(true), 'A4');
    process.env['TZ'] = 'Pacific/Auckland';
    const there = await renderDocx(richLetter(true), 'A4');
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(Buffer.compare(here, there)).toBe(0);
  });

  it('carries the properties of the letter and no other instant', async () => {
    const core = docxPart(await renderDocx(richLetter(), 'A4'), 'docProps/core.xml');
    expect(core).toContain('<dc:title>Rich letter on a breach | of “data”</dc:title>');
    expect(core).toContain('<dc:creator>Halvor Logistik SE</dc:creator>');
    expect(core).toContain('<dc:language>en</dc:language>');
    expect(core.match(/\d{4}-\d\d-\d\dT[^<]*/g)).toEqual(['2027-03-29T02:00:00Z', '2027-03-29T02:00:00Z']);
  });

  it('uses real styles, numbering and repeated table heads', async () => {
    const bytes = await renderDocx(richLetter(), 'A4');
    const body = docxPart(bytes, 'word/document.xml');
    const styles = docxPart(bytes, 'word/styles.xml');
    for (const style of [
      'Heading1',
      'Heading2',
      'Heading3',
      'TableHead',
      'TableText',
      'Recipient',
      'SignatureBlock',
    ]) {
      expect(body).toContain(`<w:pStyle w:val="${style}"/>`);
      expect(styles).toContain(`w:styleId="${style}"`);
    }
    expect(styles).toContain('<w:lang w:val="en"/>');
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(body).toContain('<w:numPr>');
    expect(body).toContain('<w:keepNext/>');
    expect(body).toContain('w:w="11906"');
    const us = docxPart(await renderDocx(richLetter(), 'LETTER'), 'word/document.xml');
    expect(us).toContain('w:w="12240" w:h="15840"');
  });

  it('numbers its pages with fields', async () => {
    const files = unzipSync(await renderDocx(richLetter(), 'A4'));
    const footer = Object.keys(files).find((name) => name.startsWith('word/footer')) ?? '';
    const xml = docxPart(await renderDocx(richLetter(), 'A4'), footer);
    expect(xml).toMatch(/PAGE<.*NUMPAGES</s);
    expect(xml).toContain('Strictly confidential · BR-2027-001');
  });

  it('opens nothing: no link, no macro, no embedded file', async () => {
    const files = unzipSync(await renderDocx(richLetter(), 'A4'));
    const all = Object.keys(files);
    expect(all.some((name) => /vba|embeddings|media/.test(name))).toBe(false);
    for (const name of all)
      expect(new TextDecoder().decode(files[name])).not.toMatch(/TargetMode="External"|<w:hyperlink/);
  });
});
