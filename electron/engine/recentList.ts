import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../files/writeFileAtomic.ts';

const remembered = 12;
const listSchema = z.array(z.object({ path: z.string(), name: z.string(), open: z.boolean().default(false) }));

/** Workspaces opened lately, newest first, in the app's own folder. A broken list is an empty one. */
export class RecentList {
  readonly #path: string;
  readonly #remember: boolean;

  constructor(appFolder: string, remember: boolean) {
    this.#path = join(appFolder, 'recent.json');
    this.#remember = remember;
  }

  async read(): Promise<{ path: string; name: string; exists: boolean }[]> {
    const entries = await this.#entries();
    return entries.map(({ path, name }) => ({ path, name, exists: existsSync(path) }));
  }

  /** The workspace that was open when the app last ended, however it ended; null when the user had closed it. */
  async lastOpen(): Promise<string | null> {
    const entry = (await this.#entries()).find(({ open }) => open);
    return entry !== undefined && existsSync(entry.path) ? entry.path : null;
  }

  /** Puts the workspace on top. Convenience only: a folder that cannot be written to does not stop the work. */
  async add(path: string, name: string): Promise<void> {
    const others = (await this.#entries()).filter((entry) => entry.path !== path);
    await this.#write([{ path, name, open: true }, ...others.map((entry) => ({ ...entry, open: false }))]);
  }

  /** The user closed the workspace: the next start shows the start screen. */
  async closeAll(): Promise<void> {
    await this.#write((await this.#entries()).map((entry) => ({ ...entry, open: false })));
  }

  async #write(entries: z.infer<typeof listSchema>): Promise<void> {
    if (!this.#remember) return;
    const list = entries.slice(0, remembered);
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
