import { rowOfId } from '../../../core/dataset/index.ts';
import { EngineError } from '../../shared/errors.ts';
import type { Handlers } from '../context.ts';
import { customerEvents, customerRow, searchCustomers } from '../customers.ts';

export const datasetHandlers: Pick<
  Handlers,
  'dataset.list' | 'dataset.select' | 'dataset.delete' | 'dataset.customers' | 'dataset.customer'
> = {
  'dataset.list': ({ session }) => ({
    datasets: session.file.datasets.list(),
    currentId: session.file.meta.currentDatasetId(),
  }),

  'dataset.select'({ session }, { datasetId }) {
    const summary = session.file.datasets.summary(datasetId);
    session.file.useDataset(datasetId);
    return summary;
  },

  'dataset.delete'({ session }, { datasetId }) {
    session.file.removeDataset(datasetId);
    session.forgetDataset(datasetId);
    return {};
  },

  async 'dataset.customers'({ session }, { search, offset, limit }) {
    return searchCustomers(await session.needDataset(), search, offset, limit);
  },

  async 'dataset.customer'({ session }, { customerId }) {
    const dataset = await session.needDataset();
    const row = rowOfId(dataset, customerId);
    if (row === -1) throw new EngineError('input', 'customer.notFound', { customerId });
    return { row: customerRow(dataset, row), ...customerEvents(dataset, row) };
  },
};
