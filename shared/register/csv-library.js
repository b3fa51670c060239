// Typed by the file beside it, since @types/papaparse would bring Node into shared/.
import Papa from 'papaparse';

export const csvLibrary = Papa;
