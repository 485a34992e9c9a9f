import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Translate } from '../../core/i18n/index.ts';
import { errorText } from '../app/errorText.ts';
import { editorCommands } from '../commands/editorCommands.ts';
import { useRegisterCommands } from '../commands/useCommands.ts';
import { useText } from '../locales/index.ts';
import { Inspector } from '../panels/Inspector.tsx';
import { Palette } from '../panels/Palette.tsx';
import { useEditorSession, useJourneyStore } from '../stores/index.ts';
import type { Notice } from '../stores/journeyStore.ts';
import { showToast } from '../ui/index.ts';
import { Canvas } from './Canvas.tsx';
import { type PanelSizes, storedSizes, storeSizes } from './panelSizes.ts';
import { SidePanel } from './SidePanel.tsx';
import './editor.css';

interface EditorProps {
  /** What lies under the canvas, between palette and inspector. */
  readonly drawer?: ReactNode;
}

/** The journey editor: palette, canvas over a drawer, inspector. Only below EditorProvider. */
export function Editor({ drawer }: EditorProps) {
  const text = useText();
  const session = useEditorSession();
  const status = useJourneyStore((state) => state.status);
  const [sizes, setSizes] = useState<PanelSizes>(storedSizes);
  const commands = useMemo(() => editorCommands(session, text), [session, text]);
  useRegisterCommands(commands);
  useNotices(text);

  function resize(change: Partial<PanelSizes>): void {
    const next = { ...sizes, ...change };
    setSizes(next);
    storeSizes(next);
  }

  return (
    <div className="editor">
      <SidePanel panel="palette" size={sizes.palette} onChange={(palette) => resize({ palette })}>
        <Palette />
      </SidePanel>
      <div className="editorMiddle">
        <div className="editorCanvas">{status === 'ready' ? <Canvas /> : null}</div>
        {drawer}
      </div>
      <SidePanel panel="inspector" size={sizes.inspector} onChange={(inspector) => resize({ inspector })}>
        <Inspector />
      </SidePanel>
    </div>
  );
}

function noticeText(t: Translate, notice: Notice): string {
  if (notice.kind === 'problem') return t(`problem.${notice.problem.code}`, notice.problem.params);
  return t('editor.notice.rolledBack', { reason: errorText(t, notice.error) });
}

/** Says refused edits and failures in passing, once each. */
function useNotices(text: Translate): void {
  const session = useEditorSession();
  const notice = useJourneyStore((state) => state.notice);
  const status = useJourneyStore((state) => state.status);
  useEffect(() => {
    // a journey that cannot be opened has a page of its own
    if (notice === null || status === 'failed') return;
    showToast(noticeText(text, notice), 'error');
    session.journey.getState().dismissNotice();
  }, [notice, session, status, text]);
}
