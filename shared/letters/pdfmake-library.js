// The browser build runs in Node and in a worker alike: one code path, the same bytes in each.
// Typed by the file beside it, since @types/pdfmake would bring the DOM and Node into shared/.
import pdfMake from 'pdfmake/build/pdfmake.js';

export const pdfLibrary = pdfMake;
