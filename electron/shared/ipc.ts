import { z } from 'zod';

/** Channels between a window and Electron's main process; everything about data goes to the engine instead. */
export const ipcChannels = {
  /** Window asks for its own port to the engine; the answer arrives as `port`. */
  connect: 'yeojeong:connect',
  port: 'yeojeong:port',
  saveText: 'yeojeong:save-text',
  savePdf: 'yeojeong:save-pdf',
  saveFiles: 'yeojeong:save-files',
  chooseWorkspace: 'yeojeong:choose-workspace',
} as const;

/** Argument that carries the host's description into the sandboxed preload script. */
export const hostInfoArgument = '--yeojeong-host=';

export const saveTextSchema = z.object({ fileName: z.string().min(1).max(255), text: z.string() });
export const savePdfSchema = z.object({ fileName: z.string().min(1).max(255), html: z.string() });
/** A name that stays in the folder it is put in. */
const plainFileNameSchema = z
  .string()
  .max(255)
  .regex(/^(?!\.{1,2}$)[^/\\:*?"<>|\p{Cc}]+$/u);
export const saveFilesSchema = z.object({
  files: z.array(z.object({ name: plainFileNameSchema, text: z.string() })).min(1),
  /** What the dialogs say, in the language of the page. */
  words: z.object({ title: z.string(), replace: z.string(), replaceButton: z.string(), cancelButton: z.string() }),
});
export type SaveFilesWords = z.infer<typeof saveFilesSchema>['words'];
export const chooseWorkspaceSchema = z.object({ purpose: z.enum(['open', 'create']) });

export const appScheme = 'app';
export const appOrigin = 'app://yeojeong';
