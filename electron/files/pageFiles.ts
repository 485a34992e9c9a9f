import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface PageFile {
  readonly body: Uint8Array;
  readonly type: string;
}

/**
 * One file of the built page by its URL path, or null where there is none. A path can never leave `folder`, and kinds of
 * files that the page does not consist of are not served.
 */
export async function readPageFile(folder: string, urlPath: string): Promise<PageFile | null> {
  let path: string;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = normalize(join(folder, path === '/' || path === '' ? 'index.html' : path));
  const root = normalize(folder) + sep;
  const type = types[extname(file)];
  if (!file.startsWith(root) || type === undefined) return null;
  try {
    return { body: new Uint8Array(await readFile(file)), type };
  } catch {
    return null;
  }
}
