import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const manifestSchema = z.object({ name: z.literal('yeojeong'), version: z.string() });

export interface Project {
  readonly folder: string;
  readonly version: string;
}

/** The installed project around a source or built file, found by its manifest: the built page lies in its `dist/`. */
export function findProject(fileUrl: string): Project {
  let folder = dirname(fileURLToPath(fileUrl));
  for (;;) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) {
      const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(manifest, 'utf8')));
      if (parsed.success) return { folder, version: parsed.data.version };
    }
    const parent = dirname(folder);
    if (parent === folder) throw new Error('Invariant broken: the program runs outside its project');
    folder = parent;
  }
}
