import './ui.css';
import './overlays.css';
import './data.css';

export { Button, IconButton } from './Button.tsx';
export { DateField } from './DateField.tsx';
export { Dialog } from './Dialog.tsx';
export { EmptyState } from './EmptyState.tsx';
export { Menu, type MenuItem } from './Menu.tsx';
export { NumberField } from './NumberField.tsx';
export { Progress } from './Progress.tsx';
export { SelectField, type SelectOption } from './SelectField.tsx';
export { Table, type TableColumn } from './Table.tsx';
export { Tabs, type TabItem } from './Tabs.tsx';
export { TextField } from './TextField.tsx';
export { ToastRegion } from './ToastRegion.tsx';
export { Toggle } from './Toggle.tsx';
export { Tooltip } from './Tooltip.tsx';
export { showToast } from './toastStore.ts';
