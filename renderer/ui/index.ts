import './ui.css';
import './overlays.css';
import './data.css';

export { Button, IconButton } from './Button.tsx';
export { DateField } from './DateField.tsx';
export { Dialog } from './Dialog.tsx';
export { EmptyState } from './EmptyState.tsx';
export { Menu } from './Menu.tsx';
export { NumberField } from './NumberField.tsx';
export { Progress } from './Progress.tsx';
export { SelectField } from './SelectField.tsx';
export { Table, type TableColumn } from './Table.tsx';
export { Tabs } from './Tabs.tsx';
export { TextField } from './TextField.tsx';
export { ToastRegion } from './ToastRegion.tsx';
export { Toggle } from './Toggle.tsx';
export { Tooltip } from './Tooltip.tsx';
export { showToast } from './toastStore.ts';
