import './zodSetup.ts';
import 'pretendard/dist/web/variable/pretendardvariable.css';
import './tokens.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '../../core/lib/invariant.ts';
import { connectHost, engineErrorOf } from '../bridge/index.ts';
import { startLanguage } from '../locales/index.ts';
import { App } from './App.tsx';
import { NoHost } from './NoHost.tsx';
import { startTheme } from './theme.ts';

const rootElement = document.getElementById('root');
invariant(rootElement !== null, 'index.html has no #root');
const root = createRoot(rootElement);

startTheme();
connectHost().then(
  (host) => {
    startLanguage(host.info.locale);
    root.render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
  },
  (reason: unknown) => {
    startLanguage(navigator.language);
    root.render(<NoHost error={engineErrorOf(reason).data} />);
  },
);
