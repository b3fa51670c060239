import { INFO, INK, MARGIN, type Paper, TYPE } from './page-style.ts';

/**
 * The style sheet of a letter in HTML. Constant for each paper size, so that the content policy can
 * name its hash: see `STYLE_HASH`, and the test that recomputes it.
 */
export function letterCss(paper: Paper): string {
  const { body, heading, table, letterhead, furniture } = TYPE;
  const size = (type: { readonly size: number; readonly leading: number }): string =>
    `font-size:${type.size}pt;line-height:${type.leading}pt`;
  const mm = (points: number): string => `${Math.round((points / 72) * 25.4)}mm`;
  return [
    `@page{size:${paper === 'A4' ? 'A4' : 'letter'};margin:${mm(MARGIN.top)} ${mm(MARGIN.right)} ${mm(MARGIN.bottom)} ${mm(MARGIN.left)}}`,
    `body{max-width:160mm;margin:${mm(MARGIN.top)} auto;padding:0 6mm;color:${INK.text};background:#fff;font-family:"IBM Plex Sans","Segoe UI",Arial,"DejaVu Sans",sans-serif;${size(body)};font-variant-numeric:tabular-nums;overflow-wrap:break-word}`,
    `p,dl,table,ol,ul,aside{margin:0 0 ${TYPE.paragraphGap}pt}`,
    `h1,h2,h3{font-weight:600;text-wrap:balance;break-after:avoid;break-inside:avoid}`,
    `h1{${size(heading[1])};margin:24pt 0 ${heading[1].after}pt}`,
    `h2{${size(heading[2])};margin:16pt 0 ${heading[2].after}pt}`,
    `h3{${size(heading[3])};margin:11pt 0 ${heading[3].after}pt;color:${INK.second}}`,
    `p{orphans:2;widows:2}`,
    `header{display:flex;justify-content:space-between;gap:${INFO.gap}pt;min-height:100pt}`,
    `header p,.signature p{margin:0}`,
    `.letterhead{${size(letterhead)};color:${INK.second}}`,
    `.letterhead + .recipient{margin-top:9pt}`,
    `header dl{${size(INFO)};width:${INFO.width}pt;flex:none;grid-template-columns:auto 1fr;gap:0 8pt;align-content:start;margin:0}`,
    `dl{display:grid;grid-template-columns:minmax(0,max-content) 1fr}`,
    `dt{color:${INK.second}}`,
    `dd{margin:0}`,
    `dl.panel{border-top:.5pt solid ${INK.rule}}`,
    `.panel dt,.panel dd{border-bottom:.5pt solid ${INK.rule};padding:2.5pt 14pt 3pt 0}`,
    `ol,ul{padding-left:${TYPE.hang}pt}`,
    `li.boxed{list-style:none;text-indent:-${TYPE.hang - 2}pt}`,
    `li{margin-bottom:${TYPE.itemGap}pt}`,
    `li>p,li>ol,li>ul{margin-bottom:${TYPE.itemGap}pt}`,
    `@counter-style alpha{system:extends lower-alpha;prefix:"(";suffix:") "}`,
    `@counter-style roman{system:extends lower-roman;prefix:"(";suffix:") "}`,
    `ol ol{list-style:alpha}`,
    `ol ol ol{list-style:roman}`,
    `ul,ol ul{list-style:"–  "}`,
    `table{width:100%;border-collapse:collapse;${size(table)};break-inside:auto}`,
    `thead{display:table-header-group}`,
    `tr{break-inside:avoid}`,
    `th,td{padding:3.5pt 7pt 4pt;text-align:start;vertical-align:top;border-bottom:.5pt solid ${INK.rule}}`,
    `th{font-weight:600;border-top:.5pt solid ${INK.rule};border-bottom:1pt solid ${INK.text}}`,
    `th:first-child,td:first-child{padding-left:0}`,
    `th:last-child,td:last-child{padding-right:0}`,
    `.center{text-align:center}`,
    `.end{text-align:end}`,
    `aside{border:.8pt solid ${INK.edge};padding:7pt 11pt 0;break-inside:avoid}`,
    `.signature{margin-top:${TYPE.signatureGap}pt;break-inside:avoid;break-before:avoid}`,
    `.signature::before{content:"";display:block;width:${TYPE.signatureLine}pt;border-top:.5pt solid ${INK.edge};margin-bottom:4pt}`,
    `li[dir=rtl],dd[dir=rtl],td[dir=rtl],header [dir=rtl]{text-align:left}`,
    `.page-break{break-before:page}`,
    `footer{${size(furniture)};color:${INK.second};margin-top:24pt}`,
    `@media print{body{max-width:none;margin:0;padding:0}}`,
  ].join('\n');
}

/** SHA-256 of each style sheet, in base64, as the content policy takes it. */
export const STYLE_HASH: { readonly [paper in Paper]: string } = {
  A4: 'Ec/0a9VxGHYozBz1EfadG8CiK1axvFgYMdFnTfjwtmQ=',
  LETTER: '1/CDb22UH5HGzyNepxR2YceLvu4fLDn3PjZbreCRFaQ=',
};
