import { Database, Store, Upload } from 'lucide-react';
import { useRef } from 'react';
import type { DatasetSummary } from '../../../electron/shared/models.ts';
import { attempt, takeFile } from '../../app/appActions.ts';
import { useCurrentDataset } from '../../app/appStore.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { JobProgress } from '../../app/JobProgress.tsx';
import { Page } from '../../app/Page.tsx';
import { useJob } from '../../app/useJob.ts';
import { useText } from '../../locales/index.ts';
import { Button, dataFiles, EmptyState, FileInput, Tabs } from '../../ui/index.ts';
import { IdentityTab } from '../identity/IdentityTab.tsx';
import { createSample } from '../start/startActions.ts';
import { CustomerDetail } from './CustomerDetail.tsx';
import { customerTabs, setCustomers, useCustomers } from './customersStore.ts';
import { DatasetFacts } from './DatasetFacts.tsx';
import { ImportHistory } from './ImportHistory.tsx';
import { DatasetVersions } from './DatasetVersions.tsx';
import { CampaignsTab } from './measures/CampaignsTab.tsx';
import { CohortsTab } from './measures/CohortsTab.tsx';
import { OverviewTab } from './measures/OverviewTab.tsx';
import { RfmTab } from './measures/RfmTab.tsx';
import { StagesTab } from './measures/StagesTab.tsx';
import { TrendTab } from './measures/TrendTab.tsx';
import { TableTab } from './table/TableTab.tsx';
import './customers.css';
import './insight.css';

/** The shop's own customers: what the data holds, and everyone in it. */
export function CustomersView({ customerId }: { customerId: string | null }) {
  const text = useText();
  const dataset = useCurrentDataset();
  const file = useRef<HTMLInputElement>(null);
  const job = useJob();
  const chooseFile = () => file.current?.click();
  return (
    <Page
      title={text('rail.customers')}
      detail={dataset?.synthetic ? `${dataset.name} · ${text('results.syntheticData')}` : (dataset?.name ?? '')}
      actions={
        <Button variant="primary" icon={<Upload aria-hidden />} onClick={chooseFile}>
          {text('customers.import')}
        </Button>
      }
    >
      <FileInput
        inputRef={file}
        label={text('customers.import')}
        accept={dataFiles}
        onChoose={(chosen) => void attempt(() => takeFile(chosen))}
      />
      {dataset === null ? (
        <>
          <EmptyState
            icon={<Database aria-hidden />}
            title={text('customers.none')}
            text={text('customers.noneHint')}
            actions={
              job.running ? undefined : (
                <>
                  <Button variant="primary" icon={<Store aria-hidden />} onClick={() => void job.run(createSample)}>
                    {text('start.sample')}
                  </Button>
                  <Button icon={<Upload aria-hidden />} onClick={chooseFile}>
                    {text('customers.import')}
                  </Button>
                </>
              )
            }
          />
          <div className="customersJob">
            <JobProgress job={job} />
            {job.error === null ? null : <ErrorNote error={job.error} />}
          </div>
        </>
      ) : (
        <CustomersBody key={dataset.id} dataset={dataset} customerId={customerId} />
      )}
    </Page>
  );
}

function CustomersBody({ dataset, customerId }: { dataset: DatasetSummary; customerId: string | null }) {
  const text = useText();
  const tab = useCustomers((state) => state.tab);
  return (
    <div className="customers" data-detail={customerId === null ? undefined : ''}>
      <div className="customersMain">
        <Tabs
          label={text('rail.customers')}
          value={tab}
          onChange={(value) => setCustomers({ tab: value })}
          items={customerTabs.map((value) => ({ value, label: text(`customers.tab.${value}`) }))}
        />
        {tab === 'overview' ? <OverviewTab /> : null}
        {tab === 'rfm' ? <RfmTab /> : null}
        {tab === 'cohorts' ? <CohortsTab /> : null}
        {tab === 'stages' ? <StagesTab /> : null}
        {tab === 'trend' ? <TrendTab /> : null}
        {tab === 'campaigns' ? <CampaignsTab /> : null}
        {tab === 'customers' ? <TableTab dataset={dataset} selectedId={customerId} /> : null}
        {tab === 'identity' ? <IdentityTab /> : null}
        {tab === 'data' ? <DatasetFacts dataset={dataset} /> : null}
        {tab === 'versions' ? (
          <>
            <ImportHistory />
            <DatasetVersions />
          </>
        ) : null}
      </div>
      {customerId === null ? null : <CustomerDetail key={customerId} customerId={customerId} />}
    </div>
  );
}
