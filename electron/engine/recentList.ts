import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../files/writeFileAtomic.ts';

const remembered = 12;
const listSchema = z.array(z.object({ path: z.string(), name: z.string() }));

/** Workspaces opened lately, newest first, in the app's own folder. A broken list is an empty one. */
export class RecentList {
  readonly #path: string;

  constructor(appFolder: string) {
    this.#path = join(appFolder, 'recent.json');
  }

  async read(): Promise<{ path: string; name: string; exists: boolean }[]> {
    const entries = await this.#entries();
    return entries.map((entry) => ({ ...entry, exists: existsSync(entry.path) }));
  }

  /** Puts the workspace on top. Convenience only: a folder that cannot be written to does not stop the work. */
  async add(path: string, name: string): Promise<void> {
    const others = (await this.#entries()).filter((entry) => entry.path !== path);
    const list = [{ path, name }, ...others].slice(0, remembered);
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      await writeFileAtomic(this.#path, `${JSON.stringify(list, null, 2)}\n`);
    } catch (error) {
      console.warn('The list of recent workspaces could not be written.', error);
    }
  }

  async #entries(): Promise<z.infer<typeof listSchema>> {
    try {
      return listSchema.parse(JSON.parse(await readFile(this.#path, 'utf8')));
    } catch {
      return [];
    }
  }
}
