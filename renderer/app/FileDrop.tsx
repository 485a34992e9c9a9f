import { FileDown } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useText } from '../locales/index.ts';
import { prepareWorkspace } from '../views/start/startActions.ts';
import { attempt, takeFile } from './appActions.ts';

/** Lets a file be dropped anywhere in the window, and says so while one hovers. */
export function FileDrop({ children }: { children: ReactNode }) {
  const text = useText();
  const [hovering, setHovering] = useState(false);
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

  return (
    <div
      className="fileDrop"
      onDragEnter={(event) => {
        if (carriesFiles(event)) setHovering(true);
      }}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setHovering(false);
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setHovering(false);
        const file = event.dataTransfer.files[0];
        if (file === undefined) return;
        void attempt(async () => {
          await prepareWorkspace();
          await takeFile(file);
        });
      }}
    >
      {children}
      {hovering ? (
        <div className="dropVeil">
          <FileDown aria-hidden />
          <p>{text('app.dropHere')}</p>
        </div>
      ) : null}
    </div>
  );
}
